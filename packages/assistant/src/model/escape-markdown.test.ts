import { describe, expect, it } from 'vitest';
import { quoted } from './english-sentences.ts';
import { escapeMarkdown } from './escape-markdown.ts';

describe('titles inside Markdown', () => {
  it.each([
    ['read *War* and __Peace__', String.raw`read \*War\* and \_\_Peace\_\_`],
    ['fix `a` in [b](http://c)', String.raw`fix \`a\` in \[b\](http://c)`],
    ['<img src=x> &amp; co', String.raw`\<img src=x\> \&amp; co`],
    ['# heading', String.raw`\# heading`],
    ['- item', String.raw`\- item`],
    ['1. first', String.raw`1\. first`],
    ['a\\b', String.raw`a\\b`],
    ['two\n\nlines', 'two lines'],
    ['plain (words), 2% & so on: "ok" - 3.5', String.raw`plain (words), 2% \& so on: "ok" - 3.5`],
  ])('%s', (title, escaped) => {
    expect(escapeMarkdown(title)).toBe(escaped);
    expect(quoted(title)).toBe(`“${escaped}”`);
  });
});
