/*
 * Draws the icons that want pixels from `public/icon.svg`. Usage, after a change of that drawing:
 * node packages/web/icons.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const folder = fileURLToPath(new URL('public/', import.meta.url));
const drawing = readFileSync(`${folder}icon.svg`, 'utf8');
/** Whoever masks an icon cuts its corners by itself, and leaves only the middle for certain. */
const fullBleed = drawing.replace(/ rx="\d+"/, '').replace('<g ', '<g transform="translate(6.4 6.4) scale(0.8)" ');

const icons = [
  { name: 'icon-192.png', size: 192, svg: drawing },
  { name: 'icon-512.png', size: 512, svg: drawing },
  { name: 'icon-maskable-512.png', size: 512, svg: fullBleed },
  { name: 'apple-touch-icon.png', size: 180, svg: fullBleed },
];

const executablePath = process.env['LOCKSTEP_CHROMIUM'] ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  for (const { name, size, svg } of icons) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>html,body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
    writeFileSync(folder + name, await page.screenshot({ omitBackground: true }));
    await page.close();
  }
} finally {
  await browser.close();
}
