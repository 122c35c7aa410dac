import type { RepositoryFile } from '../checks/repository-file.ts';
import { ruleIdPattern } from './rules.ts';

/** A rule named in the title of a test. */
export interface Citation {
  readonly rule: string;
  readonly title: string;
  readonly file: string;
}

const testFile = /\.(?:test|spec)\.tsx?$/;

// The title is the first argument of test, it or describe, or of what `.each(…)` of them returns.
const titlePattern = /(?:\b(?:test|it|describe)(?:\.\w+)*|\)|`)\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1\s*,/g;

/** The rules that tests say they prove: ids before the title's first colon, such as `S1, D3: nothing is missed`. */
export function citationsIn(files: readonly RepositoryFile[]): Citation[] {
  return files
    .filter(({ path }) => testFile.test(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(titlePattern)].flatMap(([, , title = '']) => {
        const [named = '', rest] = title.split(':', 2);
        if (rest === undefined) return [];
        return [...named.matchAll(ruleIdPattern)].map(([rule]) => ({ rule, title, file: path }));
      }),
    );
}
