import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const list = new URL('../lucide-react.mjs', import.meta.resolve('lucide-react/icons/x'));
const imported = /^import \{ ([\w ,]+) \} from 'lucide-react';$/gm;

/** The file of each icon, by each of its names. */
const filesByName = (): ReadonlyMap<string, string> => {
  const lines = readFileSync(list, 'utf8').matchAll(/^export \{ (.+) \} from '\.\/icons\/(.+)\.mjs';$/gm);
  return new Map(
    [...lines].flatMap(([, names = '', file = '']) =>
      [...names.matchAll(/default as (\w+)/g)].map(([, name = '']): [string, string] => [name, file]),
    ),
  );
};

/**
 * Imports each icon from its own file: by way of the library's list of all, those of every later screen would come with the
 * first one.
 */
export const iconsApart = (): Plugin => {
  const files = filesByName();
  return {
    name: 'lockstep:icons-apart',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/.*\.tsx?$/, code: /'lucide-react'/ },
      handler(code) {
        const apart = code.replaceAll(imported, (_whole, names: string) =>
          names
            .split(',')
            .map((name) => {
              const file = files.get(name.trim());
              if (file === undefined) this.error(`lucide-react has no icon ${name}`);
              return `import ${name.trim()} from 'lucide-react/icons/${file}';`;
            })
            .join(' '),
        );
        return { code: apart, map: null };
      },
    },
  };
};
