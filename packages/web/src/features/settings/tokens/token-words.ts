import type { Scope } from '@lockstep/protocol';
import type { CalendarDate } from '../../../format/calendar-date.ts';
import { formatDate } from '../../../format/calendar-date.ts';
import { momentLabel } from '../../../format/moment-label.ts';
import { dateOfMoment } from '../../../format/moment.ts';
import { strings } from './strings.ts';

/** An API token as the server lists it; never the token itself. */
export type ApiToken = {
  id: string;
  name: string;
  scopes: readonly Scope[];
  created_at: string;
  last_used_at: string | null;
  expires_at: string | null;
};

const dayFormat = { day: 'numeric', month: 'short', year: 'numeric' } as const;

type Reader = { today: CalendarDate; locale: string; timeZone: string };

/** What a token may do, in words: “May read, add and change, and delete tasks”. */
export const mayDo = (scopes: readonly Scope[]): string => {
  const list = new Intl.ListFormat('en', { type: 'conjunction' });
  return strings.mayDo(list.format(scopes.map((scope) => strings.may[scope])));
};

/** How a token stands at a moment: made, used, and until when. */
export const tokenFacts = (token: ApiToken, reader: Reader, now: Date): readonly string[] => {
  const { created_at, last_used_at, expires_at } = token;
  const day = (moment: string): string => formatDate(dateOfMoment(moment, reader.timeZone), reader.locale, dayFormat);
  return [
    strings.createdOn(day(created_at)),
    last_used_at === null ? strings.neverUsed : strings.lastUsed(momentLabel(last_used_at, reader)),
    expires_at === null
      ? strings.neverExpires
      : isExpired(token, now)
        ? strings.expired
        : strings.expiresOn(day(expires_at)),
  ];
};

/** Whether a token's time is over. */
const isExpired = ({ expires_at }: Pick<ApiToken, 'expires_at'>, now: Date): boolean =>
  expires_at !== null && Date.parse(expires_at) <= now.getTime();
