import { expect, it } from 'vitest';
import { timeZoneOption, timeZoneOptions } from './time-zones.ts';

const winter = new Date('2026-11-23T12:00:00Z');

it.each([
  ['Europe/Berlin', 'Berlin', 'Europe · GMT+1'],
  ['America/New_York', 'New York', 'America · GMT-5'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires, Argentina', 'America · GMT-3'],
  ['Asia/Kolkata', 'Kolkata', 'Asia · GMT+5:30'],
  ['UTC', 'UTC', 'GMT+0'],
])('says %s as “%s”, “%s”', (value, label, detail) => {
  expect(timeZoneOption(value, winter)).toEqual({ value, label, detail });
});

it('says how far a zone is from Greenwich at that moment, summer time considered', () => {
  expect(timeZoneOption('Europe/Berlin', new Date('2026-07-01T12:00:00Z')).detail).toBe('Europe · GMT+2');
});

it('lists every zone once, by city, and those that the browser calls otherwise', () => {
  const options = timeZoneOptions(['Asia/Kolkata', 'Europe/Berlin'], winter);
  const values = options.map(({ value }) => value);
  expect(new Set(values).size).toBe(values.length);
  expect(values).toEqual(expect.arrayContaining(['Asia/Kolkata', 'Europe/Berlin', 'UTC', 'Pacific/Auckland']));
  expect(values.length).toBeGreaterThan(400);
  expect(options.map(({ label }) => label)).toEqual(
    options.map(({ label }) => label).toSorted((a, b) => a.localeCompare(b)),
  );
});
