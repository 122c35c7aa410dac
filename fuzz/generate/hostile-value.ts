import type { SeededRandom } from '@lockstep/testkit/seeded-random';

/** Stands for a text that JSON.stringify would not write; `hostileText` puts it in. */
const raw = {
  deepArray: '\u0001deep array\u0001',
  deepObject: '\u0001deep object\u0001',
  infinite: '\u0001infinite\u0001',
  long: '\u0001long number\u0001',
  surrogate: '\u0001surrogate\u0001',
} as const;

const deep = 20_000;

const written: Readonly<Record<keyof typeof raw, string>> = {
  deepArray: '['.repeat(deep) + ']'.repeat(deep),
  deepObject: '{"a":'.repeat(deep / 4) + '1' + '}'.repeat(deep / 4),
  infinite: '1e999',
  long: '9'.repeat(400),
  surrogate: '"\\ud800\\udfff\\ud83d"',
};

const values: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  -0.000_001,
  2 ** 31,
  Number.MAX_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER + 2,
  -Number.MAX_SAFE_INTEGER,
  Number.MAX_VALUE,
  Number.MIN_VALUE,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\u202e\u200b\ufeff',
  '👩‍👩‍👧‍👦'.repeat(30),
  '\ud800',
  '\n\r\t',
  "'; DROP TABLE task; --",
  '%00%ff%',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  'NaN',
  '9'.repeat(50),
  '-1',
  'x'.repeat(501),
  'n'.repeat(20_001),
  [],
  {},
  [[]],
  [null],
  [{}],
  { toString: 1 },
  { length: -1 },
  Array.from({ length: 501 }, () => ({})),
  Array.from({ length: 21 }, (_, index) => `label ${index}`),
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '-271821-04-20',
  '2026-12-01T00:00:00Z',
  '24:00',
  'Mars/Olympus',
  'FREQ=SECONDLY',
  'FREQ=DAILY;INTERVAL=0',
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=DAILY;INTERVAL=2147483647',
  'FREQ=WEEKLY;BYDAY=;UNTIL=19000101T000000Z',
  ...Object.values(raw),
];

/** A value such as no field expects: of another type, too long, too large, half a character, or nested without end. */
export function hostileValue(random: SeededRandom): unknown {
  return structuredClone(random.pick(values));
}

/** JSON with everything that hostile values stand for. */
export function hostileText(value: unknown): string {
  let text = JSON.stringify(value) ?? '';
  for (const name of Object.keys(raw) as (keyof typeof raw)[]) {
    text = text.replaceAll(JSON.stringify(raw[name]), () => written[name]);
  }
  return text;
}
