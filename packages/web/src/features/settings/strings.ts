/** Words of the settings. */
export const strings = {
  title: 'Settings',
  sections: { profile: 'Profile', appearance: 'Appearance', sessions: 'Sessions', tokens: 'API tokens' },
  device: 'How the app looks on this device only.',
  theme: 'Theme',
  themeDetail: 'Paper in daylight, or under a lamp.',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  density: 'Density',
  densityDetail: 'How close the rows stand.',
  densities: { comfortable: 'Comfortable', compact: 'Compact' },
  contrast: 'More contrast',
  contrastDetail: 'Darker words, stronger lines. Follows the system while off.',
  signedInHere: 'Signed in on this device.',
  signOut: 'Sign out',
  unsynced: (count: number) => (count === 1 ? '1 change is not saved yet' : `${count} changes are not saved yet`),
  unsyncedDetail: (count: number) =>
    count === 1
      ? 'The server does not have it. Signing out now loses it for good.'
      : 'The server does not have them. Signing out now loses them for good.',
  lost: 'Not saved yet',
  synced: 'Everything is saved',
  syncedDetail: 'What waited has reached the server. Nothing is lost by signing out.',
  notSignedOut: (why: string) => `You are still signed in. ${why}`,
  stay: 'Stay',
  signOutAnyway: (count: number) => (count === 1 ? 'Sign out and lose it' : 'Sign out and lose them'),
};
