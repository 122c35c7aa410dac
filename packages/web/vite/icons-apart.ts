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

const maker = '../createLucideIcon.mjs';
const id = '\0lockstep:icon';

/** Draws an icon like the library does, without the settings from elsewhere that this app does not make. */
const makeIcon = `
import { createElement } from 'react';
const drawn = { xmlns: 'http://www.w3.org/2000/svg', viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', strokeLinecap: 'round', strokeLinejoin: 'round' };
export default ({ node }) => {
  const shapes = node.map(([tag, attributes]) => createElement(tag, attributes));
  return ({ size = 24, strokeWidth = 2, ...rest }) => {
    const named = 'aria-label' in rest || 'role' in rest;
    return createElement('svg', { ...drawn, width: size, height: size, strokeWidth, ...(named ? {} : { 'aria-hidden': 'true' }), ...rest }, shapes);
  };
};
`;

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
    resolveId: (source) => (source === maker ? id : null),
    load: (wanted) => (wanted === id ? makeIcon : null),
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
