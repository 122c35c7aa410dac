import { Monitor, Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Appearance } from '../../theme/appearance.ts';
import { Page } from '../../ui/page.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Switch } from '../../ui/switch.tsx';
import { SettingRow } from './setting-row.tsx';
import { strings } from './strings.ts';

type AppearanceScreenProps = {
  appearance: Appearance;
  onChange: (change: Partial<Appearance>) => void;
  /** Who is signed in, and the way out. */
  children?: ReactNode;
};

const icon = { 'aria-hidden': true, size: 14 };

/** How the app looks here. */
export const AppearanceScreen = ({ appearance, onChange, children }: AppearanceScreenProps) => (
  <Page eyebrow={strings.title} title={strings.appearance} status={strings.device}>
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
    {children !== undefined && (
      <section aria-label={strings.account} className="mt-8">
        <h2 className="flex h-9 items-center border-b border-hairline-strong text-small font-semibold">
          {strings.account}
        </h2>
        {children}
      </section>
    )}
  </Page>
);
