import type { ReactNode } from 'react';
import { AppLink } from '../../ui/app-link.tsx';
import { Page } from '../../ui/page.tsx';
import type { SettingsSection } from './settings-section.ts';
import { settingsSections } from './settings-section.ts';
import { strings } from './strings.ts';

type SettingsPageProps = {
  section: SettingsSection;
  /** Stands before every address; empty in the app itself. */
  prefix?: string;
  /** One sentence on what the page is for. */
  lead?: string;
  actions?: ReactNode;
  children: ReactNode;
};

/** One page of the settings, with the way to the others. */
export const SettingsPage = ({ section, prefix = '', lead, actions, children }: SettingsPageProps) => (
  <Page eyebrow={strings.title} title={strings.sections[section]} actions={actions}>
    <nav
      aria-label={strings.title}
      className="-mx-(--gutter) flex gap-5 overflow-x-auto px-(--gutter) shadow-[inset_0_-1px_0_var(--hairline-strong)] [scrollbar-width:none] max-tablet:gap-4 tablet:mx-0 tablet:px-0"
    >
      {settingsSections.map((each) => (
        <AppLink
          key={each}
          href={`${prefix}/settings/${each}`}
          aria-current={each === section ? 'page' : undefined}
          className="flex h-9 shrink-0 items-center border-b-2 border-transparent text-small text-soft transition-colors hover:text-ink aria-[current=page]:border-ink aria-[current=page]:font-medium aria-[current=page]:text-ink pointer-coarse:h-11"
        >
          {strings.sections[each]}
        </AppLink>
      ))}
    </nav>
    {lead !== undefined && <p className="mt-5 mb-1 max-w-[58ch] text-small text-balance text-soft">{lead}</p>}
    {children}
  </Page>
);
