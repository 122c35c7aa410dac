import { variables, type Variable } from '../../packages/server/src/config/variables.ts';
import { escapeCell, generatedNotice, page, table } from './markdown.ts';

/** `environment.md`. */
export function environmentPage(): string {
  const rows = Object.entries<Variable>(variables).map(([name, { fallback, example, help }]) => [
    `\`${name}\``,
    escapeCell(fallback),
    escapeCell(help),
    escapeCell(example),
  ]);
  return page(
    generatedNotice,
    '# Environment',
    'All values are checked when the server starts; a wrong one is named together with an example. An empty value is one that is not set.',
    table(['Variable', 'Default', 'Meaning', 'Example'], rows),
    'The command line also reads `LOCKSTEP_URL` (default `http://HOST:PORT`) and `LOCKSTEP_TOKEN`; without a token it uses the data folder of the machine it runs on.',
  );
}
