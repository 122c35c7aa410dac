import { expect, it } from 'vitest';
import { readArguments } from './arguments.ts';

const known = ['fan-out', 'latency'];

it('takes three runs of everything unless told otherwise', () => {
  expect(readArguments([], known)).toMatchObject({ names: [], quick: false, runs: 3, profileFolder: undefined });
  expect(readArguments(['--quick'], known)).toMatchObject({ quick: true, runs: 1 });
  expect(readArguments(['latency', '--quick', '--runs', '5'], known)).toMatchObject({ names: ['latency'], runs: 5 });
});

it.each([
  [['speed'], 'fan-out, latency'],
  [['--runs', '0'], 'whole number'],
  [['--fast'], '--fast'],
])('refuses %j', (args, words) => {
  expect(() => readArguments(args, known)).toThrow(TypeError);
  expect(() => readArguments(args, known)).toThrow(words);
});
