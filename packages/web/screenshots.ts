/*
 * Pictures of the gallery and of every screen, in three widths and both themes, into an ignored folder;
 * with `--axe` each is also searched for accessibility violations. Usage: node packages/web/screenshots.ts [--axe] [name …]
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page, ViewportSize } from '@playwright/test';
import { chromium } from '@playwright/test';
import { createServer } from 'vite';

const folder = fileURLToPath(new URL('../../screenshots', import.meta.url));
const project = '/gallery/app/project/01930000-0000-7000-9000-000000000001';

const places: Record<string, string> = {
  gallery: '/gallery',
  'sign-in': '/gallery/sign-in',
  inbox: '/gallery/app/inbox',
  today: '/gallery/app/today',
  'today-empty': '/gallery/app/today?state=empty',
  'today-loading': '/gallery/app/today?state=loading',
  'today-failed': '/gallery/app/today?state=failed',
  project,
  'project-detail': `${project}?state=detail`,
  chat: '/gallery/app/inbox?state=chat',
  completed: '/gallery/app/completed',
  trash: '/gallery/app/trash',
  appearance: '/gallery/app/settings/appearance',
  menu: '/gallery',
  date: '/gallery',
  dialog: '/gallery',
  sheet: '/gallery',
  toast: '/gallery',
};

/** Layers are seen only once they are opened. */
const layers: Record<string, string> = {
  menu: '#open-menu',
  date: '#open-date',
  dialog: '#open-dialog',
  sheet: '#open-sheet',
  toast: '#open-toast',
};

const widths = {
  phone: { width: 390, height: 844 },
  laptop: { width: 1280, height: 800 },
  wide: { width: 1680, height: 1050 },
};

const args = process.argv.slice(2);
const axe = args.includes('--axe');
const named = args.filter((arg) => !arg.startsWith('--'));
const chosen = Object.entries(places).filter(([name]) => named.length === 0 || named.includes(name));

/** A long page in pieces that can still be read when they are looked at. */
const takePictures = async (page: Page, where: string, long: boolean): Promise<void> => {
  if (!long) {
    await page.screenshot({ path: `${folder}/${where}.png` });
    return;
  }
  const { width, height } = await page.evaluate(() => ({
    width: window.innerWidth,
    height: document.documentElement.scrollHeight,
  }));
  const piece = width < 600 ? 1100 : 1450;
  for (let top = 0, part = 1; top < height; top += piece, part += 1) {
    const clip = { x: 0, y: top, width, height: Math.min(piece, height - top) };
    await page.screenshot({ path: `${folder}/${where}-${part}.png`, fullPage: true, clip });
  }
};

/** An open menu stands outside the page's landmarks by its nature. */
const violationsOf = async (page: Page, layer: boolean): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .disableRules(layer ? ['region'] : [])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n    ${failureSummary ?? ''}`),
  );
};

const server = await createServer({
  configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)),
  server: { port: 0, hmr: false, ws: false, watch: null },
  logLevel: 'error',
});
await server.listen();
const address = server.httpServer?.address();
if (typeof address !== 'object' || address === null) throw new Error('The development server has no address');
const base = `http://127.0.0.1:${address.port}`;

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
mkdirSync(folder, { recursive: true });
let problems = 0;

const report = (where: string, what: string): void => {
  problems += 1;
  process.stderr.write(`${where}: ${what}\n`);
};

type Setting = { width: string; colorScheme: 'light' | 'dark' };

const lookAt = async (page: Page, name: string, path: string, { width, colorScheme }: Setting): Promise<void> => {
  const where = `${name}-${width}-${colorScheme}`;
  const onError = (error: Error): void => report(where, error.message);
  page.on('pageerror', onError);
  await page.goto(base + path, { waitUntil: 'networkidle' });
  await page.evaluate(async () => document.fonts.ready);
  const opener = layers[name];
  if (opener !== undefined) await page.locator(opener).click();
  await page.waitForTimeout(500);
  await takePictures(page, where, name === 'gallery');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (overflow > 0) report(where, `${overflow} px wider than the window`);
  const violations = axe && width !== 'wide' ? await violationsOf(page, opener !== undefined) : [];
  for (const violation of violations) report(where, violation);
  page.off('pageerror', onError);
};

const lookAtAll = async (browser: Browser, setting: Setting, viewport: ViewportSize): Promise<void> => {
  const phone = setting.width === 'phone';
  const context = await browser.newContext({
    viewport,
    colorScheme: setting.colorScheme,
    hasTouch: phone,
    isMobile: phone,
    deviceScaleFactor: phone ? 2 : 1,
  });
  const page = await context.newPage();
  for (const [name, path] of chosen) await lookAt(page, name, path, setting);
  await context.close();
};

try {
  for (const [width, viewport] of Object.entries(widths)) {
    for (const colorScheme of ['light', 'dark'] as const) await lookAtAll(browser, { width, colorScheme }, viewport);
  }
} finally {
  await browser.close();
  await server.close();
}
process.stdout.write(`${chosen.length * 6} views in screenshots/, ${problems} problems\n`);
process.exitCode = problems === 0 ? 0 : 1;
