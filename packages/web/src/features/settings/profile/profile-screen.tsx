import type { Profile, ProfileChange } from '@lockstep/client';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import type { SearchOption } from '../../../ui/search-select.tsx';
import { SearchSelect } from '../../../ui/search-select.tsx';
import { Select } from '../../../ui/select.tsx';
import { SettingRow } from '../setting-row.tsx';
import { SettingsPage } from '../settings-page.tsx';
import { localeOptions, writtenIn } from './locales.ts';
import { NameField } from './name-field.tsx';
import { strings } from './strings.ts';
import { timeZoneOption, timeZoneOptions } from './time-zones.ts';
import type { ProfileProblems } from './use-profile-change.ts';

type ProfileScreenProps = {
  profile: Profile;
  /** What this browser says: its zone and its language. */
  device: { timeZone: string; locale: string };
  problems: ProfileProblems;
  onChange: (field: keyof ProfileChange, change: ProfileChange) => void;
  /** The way out. */
  children?: ReactNode;
  prefix?: string;
};

type RowProps = Pick<ProfileScreenProps, 'device' | 'onChange'> & { zone: string; problem: string | undefined };

const ZoneRow = ({ zone, device, problem, onChange }: RowProps) => {
  const [options, setOptions] = useState<readonly SearchOption[]>([]);
  const [now] = useState(() => new Date());
  const change = (time_zone: string): void => onChange('time_zone', { time_zone });
  const elsewhere = device.timeZone === zone ? undefined : timeZoneOption(device.timeZone, now).label;
  return (
    <SettingRow
      title={strings.zone}
      detail={elsewhere === undefined ? strings.zoneDetail : strings.zoneElsewhere(elsewhere)}
      problem={problem}
    >
      {elsewhere !== undefined && (
        <Button variant="quiet" onClick={() => change(device.timeZone)}>
          {strings.zoneUse(elsewhere)}
        </Button>
      )}
      <SearchSelect
        label={strings.zone}
        value={timeZoneOption(zone, now)}
        options={options}
        // There are hundreds, each with its offset: made when they are wanted.
        onOpen={() => setOptions(timeZoneOptions([zone, device.timeZone], now))}
        onChange={change}
        placeholder={strings.zoneSearch}
        nothing={strings.zoneNothing}
      />
    </SettingRow>
  );
};

const LocaleRow = ({ locale, zone, device, problem, onChange }: RowProps & { locale: string }) => {
  const [now] = useState(() => new Date());
  return (
    <SettingRow
      title={strings.locale}
      detail={strings.localeDetail(writtenIn(locale === '' ? device.locale : locale, zone, now))}
      problem={problem}
    >
      <Select
        label={strings.locale}
        value={locale}
        options={localeOptions(locale, strings.localeDevice)}
        onChange={(chosen) => onChange('locale', { locale: chosen === '' ? null : chosen })}
      />
    </SettingRow>
  );
};

/** Who somebody is, and by which clock and calendar they live. */
export const ProfileScreen = ({ profile, device, problems, onChange, children, prefix = '' }: ProfileScreenProps) => {
  const { user } = profile;
  const shared = { device, onChange, zone: profile.time_zone ?? device.timeZone };
  return (
    <SettingsPage section="profile" prefix={prefix}>
      <SettingRow title={strings.name} detail={strings.nameDetail}>
        <NameField name={user.name} problem={problems.name} onChange={(name) => onChange('name', { name })} />
      </SettingRow>
      <ZoneRow {...shared} problem={problems.time_zone} />
      <LocaleRow {...shared} locale={profile.locale ?? ''} problem={problems.locale} />
      {children}
    </SettingsPage>
  );
};
