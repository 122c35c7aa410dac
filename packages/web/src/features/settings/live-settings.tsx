import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { NotFound } from '../app/not-found.tsx';
import { LiveAppearance } from './live-appearance.tsx';
import { LiveProfile } from './profile/live-profile.tsx';
import { LiveSessions } from './sessions/live-sessions.tsx';
import type { SettingsSection } from './settings-section.ts';
import { isSettingsSection } from './settings-section.ts';
import { LiveTokens } from './tokens/live-tokens.tsx';

const pages: Readonly<Record<SettingsSection, () => ReactNode>> = {
  profile: LiveProfile,
  appearance: LiveAppearance,
  sessions: LiveSessions,
  tokens: LiveTokens,
};

/** The page of the settings that the address names; without a name it is who one is. */
export const LiveSettings = () => {
  const { section = 'profile' } = useParams({ strict: false });
  if (!isSettingsSection(section)) return <NotFound />;
  const Section = pages[section];
  return <Section />;
};
