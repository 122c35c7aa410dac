/** A fenced block of a Markdown text. */
export interface CodeBlock {
  readonly language: string;
  readonly code: string;
  /** The file that it is, where the paragraph before names one last: “`main.tsx`:”. */
  readonly file: string | undefined;
}

const fence = /^```(\w*)\n([\s\S]*?)^```$/gm;

function fileNamedIn(paragraph: string): string | undefined {
  return [...paragraph.matchAll(/`([\w.-]+\.(?:html|tsx?))`/g)].at(-1)?.[1];
}

/** Every fenced block, in order. */
export function codeBlocks(markdown: string): CodeBlock[] {
  return [...markdown.matchAll(fence)].map(({ 1: language = '', 2: code = '', index }) => {
    const paragraph = markdown.slice(0, index).trimEnd().split('\n\n').at(-1) ?? '';
    return { language, code, file: fileNamedIn(paragraph) };
  });
}

/** The blocks that are files, by name; the first of a name counts. */
export function namedFiles(blocks: readonly CodeBlock[]): ReadonlyMap<string, string> {
  return new Map(blocks.flatMap(({ file, code }) => (file === undefined ? [] : [[file, code] as const])).toReversed());
}
