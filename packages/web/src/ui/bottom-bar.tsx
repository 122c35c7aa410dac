import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { AppLink } from './app-link.tsx';
import { cx } from './cx.ts';
import type { NavPlace } from './nav-item.tsx';
import { strings } from './strings.ts';

const slot = 'relative flex h-14 flex-1 flex-col items-center justify-center gap-1 text-meta transition-colors';

type PlaceProps = { place: NavPlace };

const Place = ({ place }: PlaceProps) => (
  <AppLink
    href={place.href}
    aria-current={place.current === true ? 'page' : undefined}
    className={cx(slot, place.current === true ? 'font-medium text-ink' : 'text-faint')}
  >
    {place.icon}
    {place.label}
    {place.pressing === true && (
      <span aria-hidden="true" className="absolute start-[calc(50%+10px)] top-2 size-1.5 rounded-full bg-amber" />
    )}
  </AppLink>
);

/** A button that stands in the bar as a place does. */
export type BarButton = { label: string; icon: ReactNode; onPress: () => void; pressed?: boolean };

const Press = ({ label, icon, onPress, pressed }: BarButton) => (
  <button
    type="button"
    aria-pressed={pressed}
    onClick={onPress}
    className={cx(slot, 'text-faint aria-pressed:text-ink')}
  >
    {icon}
    {label}
  </button>
);

type BottomBarProps = {
  /** The two places left of the middle. */
  places: readonly [NavPlace, NavPlace];
  /** The two right of it: places, or buttons that draw a sheet up. */
  more: readonly [NavPlace | BarButton, NavPlace | BarButton];
  onAdd: () => void;
};

/** The phone's bar: two places, adding in the middle where the thumb is, and two more on the other side. */
export const BottomBar = ({ places, more, onAdd }: BottomBarProps) => (
  <nav
    aria-label={strings.nav.main}
    className="flex items-center border-t border-hairline bg-paper px-2 pb-[env(safe-area-inset-bottom)]"
  >
    {places.map((place) => (
      <Place key={place.href} place={place} />
    ))}
    <button
      type="button"
      aria-label={strings.quickAdd.label}
      onClick={onAdd}
      className="mx-2 grid size-11 shrink-0 place-items-center rounded-full bg-persimmon text-on-persimmon transition-colors active:bg-persimmon-press"
    >
      <Plus aria-hidden="true" size={22} strokeWidth={2.25} />
    </button>
    {more.map((each) =>
      'href' in each ? <Place key={each.href} place={each} /> : <Press key={each.label} {...each} />,
    )}
  </nav>
);
