import type { SeededRandom } from '@lockstep/testkit/seeded-random';
import { hostileValue } from './hostile-value.ts';

type Container = Record<string, unknown> | unknown[];

const strangeKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toJSON',
  'items',
  'id',
  'x',
  '',
  '\u0000',
];

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

function containersIn(value: unknown): Container[] {
  if (!isContainer(value)) return [];
  return [value, ...Object.values(value).flatMap(containersIn)];
}

/** Own, whatever its name: an assignment to `__proto__` would be none. */
function define(container: Container, key: string, value: unknown): void {
  Object.defineProperty(container, key, { value, enumerable: true, configurable: true, writable: true });
}

function mutateOnce(random: SeededRandom, root: Container): void {
  const container = random.pick(containersIn(root)) ?? root;
  const keys = Object.keys(container);
  const key = random.pick(keys);
  const dice = random.below(10);
  if (key === undefined || dice < 2) {
    if (Array.isArray(container)) container.push(hostileValue(random));
    else define(container, random.pick(strangeKeys) ?? 'x', hostileValue(random));
  } else if (dice < 3) {
    if (Array.isArray(container)) container.splice(Number(key), 1);
    else Reflect.deleteProperty(container, key);
  } else if (dice < 4) {
    define(container, key, [Reflect.get(container, key)]);
  } else if (dice < 5) {
    define(container, key, JSON.stringify(Reflect.get(container, key)));
  } else {
    define(container, key, hostileValue(random));
  }
}

/** A copy of a JSON value that is wrong in up to `most` places, perhaps in none. */
export function mutate(random: SeededRandom, value: unknown, most: number): unknown {
  const root = { value: structuredClone(value) };
  for (let left = random.below(most + 1); left > 0; left -= 1) {
    if (isContainer(root.value) && !random.chance(0.04)) mutateOnce(random, root.value);
    else root.value = hostileValue(random);
  }
  return root.value;
}

/** Bytes that are wrong as text: cut off, doubled, flipped, not UTF-8. */
export function mutateBytes(random: SeededRandom, bytes: Buffer): Buffer {
  const at = random.below(bytes.length + 1);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (random.below(6)) {
    case 0:
      return before;
    case 1:
      return Buffer.concat([before, Buffer.from([0xff, 0xc0, 0x80]), after]);
    case 2:
      return Buffer.concat([before, Buffer.from([0]), after]);
    case 3:
      return Buffer.concat([bytes, bytes]);
    case 4:
      return Buffer.concat([
        before,
        Buffer.from(random.pick(['{', ']', '"', ',', '\\u12', '//', '1e', '-']) ?? ''),
        after,
      ]);
    default:
      return Buffer.concat([before, Buffer.from([(after[0] ?? 0) ^ (1 << random.below(8))]), after.subarray(1)]);
  }
}
