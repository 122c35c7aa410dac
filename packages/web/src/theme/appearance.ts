/** How the app looks on this device. `system` follows the operating system. */
export type Appearance = {
  theme: 'system' | 'light' | 'dark';
  contrast: 'system' | 'more';
  density: 'comfortable' | 'compact';
};

/** What a device that never chose gets. */
export const defaultAppearance: Appearance = {
  theme: 'system',
  contrast: 'system',
  density: 'comfortable',
};

const choices: { [K in keyof Appearance]: readonly Appearance[K][] } = {
  theme: ['system', 'light', 'dark'],
  contrast: ['system', 'more'],
  density: ['comfortable', 'compact'],
};

const pick = <K extends keyof Appearance>(saved: object, key: K): Appearance[K] => {
  const value: unknown = Reflect.get(saved, key);
  return choices[key].find((choice) => choice === value) ?? defaultAppearance[key];
};

/** Reads a saved appearance; whatever is missing or unknown in it falls back to the default. */
export const parseAppearance = (text: string | null): Appearance => {
  let saved: unknown;
  try {
    saved = JSON.parse(text ?? '{}');
  } catch {
    return defaultAppearance;
  }
  if (typeof saved !== 'object' || saved === null) return defaultAppearance;
  return {
    theme: pick(saved, 'theme'),
    contrast: pick(saved, 'contrast'),
    density: pick(saved, 'density'),
  };
};
