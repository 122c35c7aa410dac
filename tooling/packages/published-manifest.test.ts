import { expect, test } from 'vitest';
import { publishedManifest } from './published-manifest.ts';

test('entry points become what is built from them; nothing else of the manifest changes', () => {
  const source = {
    name: '@lockstep/react',
    version: '0.1.0',
    description: 'd',
    license: 'MIT',
    type: 'module',
    sideEffects: ['**/*.css'],
    exports: { '.': './src/index.ts', './rules': './src/a/rules.tsx', './styles.css': './src/style/styles.css' },
    dependencies: { '@lockstep/client': '0.1.0' },
    peerDependencies: { react: '^19.0.0' },
  } as const;
  expect(publishedManifest({ ...source, sideEffects: [...source.sideEffects] })).toEqual({
    ...source,
    exports: {
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      './rules': { types: './dist/a/rules.d.ts', default: './dist/a/rules.js' },
      './styles.css': { types: './dist/style/styles.css.d.ts', default: './dist/style/styles.css' },
      './package.json': './package.json',
    },
    files: ['dist'],
  });
});
