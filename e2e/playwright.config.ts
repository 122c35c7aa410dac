import { defineConfig } from '@playwright/test';
import { findChromium } from '../tooling/suites/chromium.ts';

const executablePath = findChromium();
if (executablePath === undefined) {
  throw new Error('The browser tests need Chromium; `npm test` says how to get it.');
}

/** A browser that talks to nobody but the page under test. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-quic',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-first-run',
];

/** Chromium refuses its own sandbox to root, as whom tests run in containers. */
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  forbidOnly: process.env['CI'] !== undefined,
  // No claim of speed: tests that make one measure it.
  expect: { timeout: 20_000 },
  use: {
    browserName: 'chromium',
    headless: true,
    launchOptions: { executablePath, args: [...quiet, ...sandbox] },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
});
