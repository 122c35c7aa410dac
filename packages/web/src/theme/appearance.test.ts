import { expect, test } from 'vitest';
import { defaultAppearance, parseAppearance } from './appearance.ts';

test('a saved appearance is read back', () => {
  const saved = { theme: 'dark', contrast: 'more', density: 'compact' } as const;
  expect(parseAppearance(JSON.stringify(saved))).toEqual(saved);
});

test('what is missing, unknown or broken falls back to the default', () => {
  expect(parseAppearance(null)).toEqual(defaultAppearance);
  expect(parseAppearance('not json')).toEqual(defaultAppearance);
  expect(parseAppearance('null')).toEqual(defaultAppearance);
  expect(parseAppearance('{"theme":"neon","density":"compact"}')).toEqual({ ...defaultAppearance, density: 'compact' });
});
