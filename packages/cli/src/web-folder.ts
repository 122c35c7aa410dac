import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** Where the web app is built to. */
export const webFolder = path.join(root, 'packages/web/dist');
