/** The pages of the settings, in their order. */
export const settingsSections = ['profile', 'appearance', 'sessions', 'tokens'] as const;

/** A page of the settings: the last part of its address. */
export type SettingsSection = (typeof settingsSections)[number];

/** Whether an address names a page of the settings. */
export const isSettingsSection = (name: string): name is SettingsSection =>
  settingsSections.some((section) => section === name);
