import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Colour = { lightness: number; chroma: number; hue: number; alpha: number };
type Rgb = readonly [number, number, number];

const sheet = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

const parse = (text: string): Colour => {
  const [lightness, chroma, hue, alpha = 1] = text.split(/[\s/]+/).map(Number);
  if (lightness === undefined || chroma === undefined || hue === undefined) throw new Error(text);
  return { lightness, chroma, hue, alpha };
};

const token = (name: string, theme: 'light' | 'dark'): Colour => {
  const colour = String.raw`oklch\(([^)]+)\)`;
  const found = new RegExp(`^  --${name}: light-dark\\(${colour}, ${colour}\\);`, 'm').exec(sheet);
  const text = found?.[theme === 'light' ? 1 : 2];
  if (text === undefined) throw new Error(`no token --${name}`);
  return parse(text);
};

const linearRgb = ({ lightness, chroma, hue }: Colour): Rgb => {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clamp = (value: number): number => Math.min(1, Math.max(0, value));
  return [
    clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
};

const encode = (value: number): number => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);
const decode = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

/** Browsers mix a translucent colour in gamma-encoded space. */
const over = (top: Colour, ground: Rgb): Rgb => {
  const [red, green, blue] = linearRgb(top);
  const mix = (above: number, below: number): number =>
    decode(encode(above) * top.alpha + encode(below) * (1 - top.alpha));
  return [mix(red, ground[0]), mix(green, ground[1]), mix(blue, ground[2])];
};

const luminance = ([red, green, blue]: Rgb): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

const contrast = (name: string, grounds: readonly string[], theme: 'light' | 'dark'): number => {
  const ground = grounds.reduce<Rgb>((below, each) => over(token(each, theme), below), [1, 1, 1]);
  const [low = 0, high = 0] = [luminance(over(token(name, theme), ground)), luminance(ground)].toSorted(
    (one, other) => one - other,
  );
  return (high + 0.05) / (low + 0.05);
};

const grounds = [['paper'], ['paper-sunk'], ['paper-raised'], ['paper', 'hover'], ['paper', 'press']];
const inks = ['ink', 'ink-soft', 'ink-faint', 'persimmon-text', 'iris-text', 'moss-text', 'amber-text', 'brick'];
const washes = [
  ['persimmon-text', 'persimmon-wash'],
  ['ink-faint', 'persimmon-wash'],
  ['iris-text', 'iris-wash'],
  ['ink-faint', 'iris-wash'],
  ['amber-text', 'amber-wash'],
  ['brick', 'brick-wash'],
  ['amber-text', 'persimmon-wash'],
  ['amber-text', 'iris-wash'],
];
const shapes = ['persimmon', 'iris', 'edge', 'moss'];

for (const theme of ['light', 'dark'] as const) {
  test.each(inks.flatMap((ink) => grounds.map((ground) => ({ ink, ground }))))(
    `${theme}: $ink on $ground is readable (4.5)`,
    ({ ink, ground }) => {
      expect(contrast(ink, ground, theme)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(washes)(`${theme}: %s on %s is readable (4.5)`, (ink, wash) => {
    expect(contrast(ink, ['paper', wash], theme)).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    ['on-persimmon', 'persimmon'],
    ['on-persimmon', 'persimmon-press'],
    ['on-iris', 'iris'],
  ])(`${theme}: %s on %s is readable (4.5)`, (ink, fill) => {
    expect(contrast(ink, [fill], theme)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(shapes)(`${theme}: the shape %s stands out from the paper (3)`, (shape) => {
    for (const ground of ['paper', 'paper-sunk', 'paper-raised']) {
      expect(contrast(shape, [ground], theme), ground).toBeGreaterThanOrEqual(3);
    }
  });
}
