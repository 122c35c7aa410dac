import type { RepositoryFile } from './repository-file.ts';

interface Forbidden {
  readonly pattern: RegExp;
  readonly why: string;
  /** Files in which the text has its place. */
  readonly except?: RegExp;
}

const forbidden: readonly Forbidden[] = [
  {
    pattern: /\b(?:registry|mirrors?|deb)\.[a-z0-9-]+\.(?:org|com|io|net|dev|cn)\b/i,
    why: 'names a package registry: which one is used is the choice of whoever installs',
  },
  {
    pattern: /(?<![\w.*/])\/(?:work|root|home\/\w+|Users\/\w+)\//,
    why: 'is a path of one machine',
  },
  {
    pattern: /(?<![\w.])\/tmp\//,
    why: 'is a path of one kind of system: use os.tmpdir()',
    except: /\.md$|^deploy\//,
  },
  {
    pattern: /(?:eslint|oxlint)-(?:disable|enable)|(?:prettier|oxfmt|v8|c8|istanbul)[ -]ignore|@ts-(?:ignore|nocheck)/,
    why: 'switches a check off',
    except: /^tooling\/(?:checks\/forbidden-text(?:\.test)?|lint-rule-cases)\.ts$|\.md$|^\.oxlintrc\.json$/,
  },
];

/** Text that has no place in the repository, as `path:line reason` each. */
export function forbiddenText(files: readonly RepositoryFile[]): string[] {
  return files
    .filter((file) => file.path !== 'package-lock.json')
    .flatMap((file) => {
      const rules = forbidden.filter((rule) => !rule.except?.test(file.path));
      return file.text.split('\n').flatMap((line, index) =>
        rules.flatMap((rule) => {
          const found = rule.pattern.exec(line);
          return found === null ? [] : [`${file.path}:${index + 1} “${found[0]}” ${rule.why}`];
        }),
      );
    });
}
