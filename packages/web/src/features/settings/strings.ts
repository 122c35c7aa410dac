/** Words of the settings. */
export const strings = {
  title: 'Settings',
  appearance: 'Appearance',
  device: 'For this device only.',
  theme: 'Theme',
  themeDetail: 'Paper in daylight, or under a lamp.',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  density: 'Density',
  densityDetail: 'How close the rows stand.',
  densities: { comfortable: 'Comfortable', compact: 'Compact' },
  contrast: 'More contrast',
  contrastDetail: 'Darker words, stronger lines. Follows the system while off.',
};
