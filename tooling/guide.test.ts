/** Holds what the guides say to what is so. Their code is checked and run in packages/packages.system.test.ts
 * and in e2e/guide.spec.ts. */
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { closeCodes, isTerminalCloseCode, plainMessageSchema } from '@lockstep/protocol';
import { taskFixture } from '@lockstep/testkit/task-fixture';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { codeBlocks, namedFiles } from './guide/code-blocks.ts';
import { guideText } from './guide/guide-text.ts';
import { anchorsOf, linksOf } from './guide/links.ts';

const root = path.resolve(import.meta.dirname, '..');
const guide = guideText('docs/integrate.md');
const blocks = codeBlocks(guide);
const pages = [
  'README.md',
  'docs/integrate.md',
  ...globSync('{examples/README.md,{examples,packages}/*/README.md}', { cwd: root }),
];

function named(pattern: RegExp, text = guide): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))];
}

describe.each(pages)('%s', (page) => {
  const text = guideText(page);

  it('links to what is there', () => {
    const broken = linksOf(text).filter(({ target, anchor }) => {
      const file = target === '' ? page : path.join(path.dirname(page), target);
      if (!existsSync(path.join(root, file))) return true;
      return anchor !== '' && !anchorsOf(guideText(file)).has(anchor);
    });
    expect(broken).toEqual([]);
  });

  it('names scripts, settings and examples that there are', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(guideText('package.json')));
    expect(named(/npm run ([a-z:]+)/g, text).filter((script) => !(script in scripts))).toEqual([]);
    const environment = guideText('docs/reference/environment.md');
    expect(named(/\b(LOCKSTEP_[A-Z_]+)/g, text).filter((name) => !environment.includes(`\`${name}\``))).toEqual([]);
    const examples = named(/npm run example ([a-z-]+)/g, text);
    expect(examples.filter((name) => !existsSync(path.join(root, 'examples', name)))).toEqual([]);
  });
});

describe('docs/integrate.md', () => {
  it('M2: shows the messages of the plain WebSocket as they are', () => {
    const messages = blocks
      .filter(({ language }) => language === 'json')
      .flatMap(({ code }) => code.trim().split('\n'));
    const whole = messages.map((message) =>
      plainMessageSchema.parse(
        JSON.parse(message, (key: string, value: unknown) => (key === 'task' ? taskFixture(1) : value)),
      ),
    );
    expect(whole.map(({ type }) => type)).toEqual(['ready', 'task_created', 'task_updated', 'task_deleted']);
  });

  it('knows every close code, and after which to come back', () => {
    const rows = [...guide.matchAll(/^\| (4\d{3}) \|[^|]+\| (come back|stop)/gm)];
    const told = rows.map(([, code = '', then]) => [Number(code), then]);
    const wanted = Object.values(closeCodes).map((code) => [code, isTerminalCloseCode(code) ? 'stop' : 'come back']);
    expect(told).toEqual(wanted);
  });

  it('lists every hook and component there is, and no other', () => {
    const index = guideText('packages/react/src/index.ts');
    const exported = named(/\b(use[A-Z]\w+|[A-Z]\w+)\b/g, index.replaceAll(/^export type .*$/gm, ''));
    const told = named(/`<?((?:use[A-Z]|Connection|Pending|Needs|LockstepProvider)\w*)/g).concat(
      named(/<(LockstepProvider)/g),
    );
    // What only the components themselves need is theirs.
    const parts = ['useNeedsAttention', 'useSecondsUntil', 'useSettledStatus'];
    expect(told.filter((name) => !exported.includes(name))).toEqual([]);
    expect(exported.filter((name) => !told.includes(name) && !parts.includes(name))).toEqual([]);
  });

  it('names the colours of the style sheet', () => {
    const styles = guideText('packages/react/src/styles.css');
    const colours = named(/^ {2}--lockstep-(\w+):/gm, styles);
    const told = named(/`(?:--lockstep)?-(\w+)`/g);
    expect([...told].toSorted()).toEqual([...colours].toSorted());
  });

  it('gives the page of step 3 whole', () => {
    expect([...namedFiles(blocks).keys()].toSorted()).toEqual([
      'back-end.ts',
      'index.html',
      'main.tsx',
      'vite.config.ts',
    ]);
  });
});

describe('reading guides', () => {
  it('a block is the file that is named before it', () => {
    const text = 'See `a.ts`, or\n`b.tsx`:\n\n```tsx\nb;\n```\n\nThen:\n\n```sh\nrun\n```\n';
    expect(codeBlocks(text)).toEqual([
      { language: 'tsx', code: 'b;\n', file: 'b.tsx' },
      { language: 'sh', code: 'run\n', file: undefined },
    ]);
  });

  it('links and headings in code are none', () => {
    const text = '# One, `two` & 3.\n\n[a](b.md#c) [d](#e) [f](https://g.example)\n\n```md\n# No\n[n](o)\n```\n';
    expect(linksOf(text)).toEqual([
      { target: 'b.md', anchor: 'c' },
      { target: '', anchor: 'e' },
    ]);
    expect([...anchorsOf(text)]).toEqual(['one-two--3']);
  });
});
