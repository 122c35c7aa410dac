import path from 'node:path';

/** How an example is started, in its own folder. */
export interface Example {
  readonly command: string;
  readonly args: readonly string[];
  /** Whether it stands on our packages. */
  readonly packages: boolean;
}

const node = process.execPath;
const vite = path.resolve(import.meta.dirname, '../../node_modules/vite/bin/vite.js');

/** The examples, by the names of their folders. Each starts as its README says, but without npm in between. */
export const examples: Readonly<Record<string, Example>> = {
  'react-page': { command: node, args: [vite], packages: true },
  'plain-page': { command: node, args: ['serve.ts'], packages: false },
  'node-tail': { command: node, args: ['tail.ts'], packages: true },
  'python-listener': { command: 'python3', args: ['listen.py'], packages: false },
};
