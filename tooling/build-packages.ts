/** `npm run build:packages`: packs what other apps install into `dist/packages`, and says where it is. */
import path from 'node:path';
import { buildPackages } from './packages/build-packages.ts';

const root = path.resolve(import.meta.dirname, '..');

for (const { file, contents } of await buildPackages(root, path.join(root, 'dist/packages'))) {
  console.log(`${path.relative(root, file)} (${contents.length} files)`);
}
