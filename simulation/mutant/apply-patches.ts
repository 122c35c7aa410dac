import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Patch } from './mutant.ts';

const root = path.resolve(import.meta.dirname, '../..');

function patched(text: string, patch: Patch): string {
  const [before, after, ...others] = text.split(patch.find);
  if (before === undefined || after === undefined || others.length > 0) {
    throw new Error(`${patch.file} does not have this exactly once: ${patch.find}`);
  }
  return before + patch.replace + after;
}

/**
 * From now on these files are loaded with the patches in them; nothing is written. The answer says which patches have not
 * been used yet.
 *
 * @throws where a file does not have, exactly once, what a patch replaces: when it is loaded
 */
export function applyPatches(patches: readonly Patch[]): () => readonly Patch[] {
  const left = new Set(patches);
  registerHooks({
    load(url, context, nextLoad) {
      const here = patches.filter(({ file }) => pathToFileURL(path.join(root, file)).href === url);
      const loaded = nextLoad(url, context);
      if (here.length === 0) return loaded;
      const { source } = loaded;
      if (source === null || source === undefined) throw new Error(`${url} has no text.`);
      let text = typeof source === 'string' ? source : new TextDecoder().decode(source);
      for (const patch of here) {
        text = patched(text, patch);
        left.delete(patch);
      }
      return { ...loaded, source: text };
    },
  });
  return () => [...left];
}
