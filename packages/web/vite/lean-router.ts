import type { Plugin } from 'vite';

/** Each route of the router offers a `Link`, and each selector brings React 17 what React 19 has itself. */
const routes = /@tanstack\/react-router\/dist\/esm\/route\.js(?:\?|$)/;
const offered = /^\t\tthis\.Link = React\.forwardRef\([\s\S]*?^\t\t\}\);$/gm;
const selector = 'use-sync-external-store/shim/with-selector';
const id = '\0lockstep:with-selector';

/** The same as the library's, on React's own store: a selection that is equal to the one before stays that one. */
const withSelector = `
import { useRef, useSyncExternalStore } from 'react';
export const useSyncExternalStoreWithSelector = (subscribe, read, readOnServer, select, isEqual) => {
  const last = useRef(undefined);
  const selected = (snapshot) => {
    const before = last.current;
    if (before !== undefined && before.select === select && Object.is(before.snapshot, snapshot)) return before.value;
    const fresh = select(snapshot);
    const value = before !== undefined && isEqual?.(before.value, fresh) ? before.value : fresh;
    last.current = { snapshot, select, value };
    return value;
  };
  return useSyncExternalStore(subscribe, () => selected(read()), () => selected(readOnServer()));
};
`;

/** Takes out of the router what the app does not use: it has a link of its own. */
export const leanRouter = (): Plugin => ({
  name: 'lockstep:lean-router',
  apply: 'build',
  enforce: 'pre',
  resolveId: (source) => (source === selector ? id : null),
  load: (wanted) => (wanted === id ? withSelector : null),
  transform: {
    filter: { id: routes },
    handler(code) {
      const without = code.replaceAll(offered, '').replace(/^import \{ Link \} from "\.\/link\.js";$/m, '');
      if (/\bLink\b/.test(without.replaceAll(/\/\*[\s\S]*?\*\//g, ''))) {
        this.error('the router no longer offers links this way');
      }
      return { code: without, map: null };
    },
  },
});
