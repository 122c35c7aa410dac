import { expect, it } from 'vitest';
import { localeOptions, writtenIn } from './locales.ts';

it('offers the device’s own way first, and each other by its own name', () => {
  const options = localeOptions('', 'As this device does');
  expect(options[0]).toEqual({ value: '', label: 'As this device does' });
  expect(options).toContainEqual({ value: 'de-DE', label: 'Deutsch (Deutschland)' });
  expect(options).toContainEqual({ value: 'en-GB', label: 'English (United Kingdom)' });
});

it('also offers what somebody chose elsewhere', () => {
  expect(localeOptions('is-IS', '').map(({ value }) => value)).toContain('is-IS');
  expect(localeOptions('de-DE', '').filter(({ value }) => value === 'de-DE')).toHaveLength(1);
});

it('shows how a locale writes a moment', () => {
  const moment = new Date('2026-11-23T14:30:00Z');
  expect(writtenIn('en-GB', 'UTC', moment)).toMatch(/Mon.*23 Nov.*14:30/);
  expect(writtenIn('en-US', 'UTC', moment)).toMatch(/Mon.*Nov 23.*2:30\sPM/);
});
