import type { Temporal as Implementation } from 'temporal-polyfill';

async function polyfilled(): Promise<typeof Implementation> {
  const polyfill = await import('temporal-polyfill');
  return polyfill.Temporal;
}

/** The platform's Temporal; only where it has none, the polyfill is loaded (20 kB that most pages never fetch). */
const chosen = typeof Temporal === 'undefined' ? await polyfilled() : Temporal;

export { chosen as Temporal };
