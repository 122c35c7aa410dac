import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from './finding.ts';

/** Whether there is a web app to serve. */
export function checkWeb(folder: string): Finding {
  const check = 'Web app';
  if (existsSync(path.join(folder, 'index.html'))) return { check, state: 'ok', detail: 'built' };
  return { check, state: 'warning', detail: 'not built yet', advice: '`npm start` builds it.' };
}
