import { Monitor, Moon, Sun } from 'lucide-react';
import type { Appearance } from '../../theme/appearance.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Switch } from '../../ui/switch.tsx';
import { SettingRow } from './setting-row.tsx';
import { SettingsPage } from './settings-page.tsx';
import { strings } from './strings.ts';

type AppearanceScreenProps = {
  appearance: Appearance;
  onChange: (change: Partial<Appearance>) => void;
  prefix?: string;
};

const icon = { 'aria-hidden': true, size: 14 };

/** How the app looks here. */
export const AppearanceScreen = ({ appearance, onChange, prefix = '' }: AppearanceScreenProps) => (
  <SettingsPage section="appearance" prefix={prefix} lead={strings.device}>
    <SettingRow title={strings.theme} detail={strings.themeDetail}>
      <SegmentedControl
        label={strings.theme}
        value={appearance.theme}
        onChange={(theme) => onChange({ theme })}
        options={[
          { value: 'system', label: strings.themes.system, icon: <Monitor {...icon} /> },
          { value: 'light', label: strings.themes.light, icon: <Sun {...icon} /> },
          { value: 'dark', label: strings.themes.dark, icon: <Moon {...icon} /> },
        ]}
      />
    </SettingRow>
    <SettingRow title={strings.density} detail={strings.densityDetail}>
      <SegmentedControl
        label={strings.density}
        value={appearance.density}
        onChange={(density) => onChange({ density })}
        options={[
          { value: 'comfortable', label: strings.densities.comfortable },
          { value: 'compact', label: strings.densities.compact },
        ]}
      />
    </SettingRow>
    <div className="border-b border-hairline py-4">
      <Switch
        label={strings.contrast}
        description={strings.contrastDetail}
        checked={appearance.contrast === 'more'}
        onChange={(more) => onChange({ contrast: more ? 'more' : 'system' })}
      />
    </div>
  </SettingsPage>
);
