import { variables, type Variable } from './variables.ts';

/** The table of environment variables for `--help`: name, default and meaning, aligned for a terminal. */
export function configHelp(): string {
  const rows = Object.entries<Variable>(variables);
  const nameWidth = Math.max(...rows.map(([name]) => name.length));
  const fallbackWidth = Math.max(...rows.map(([, { fallback }]) => fallback.length), 'Default'.length);
  const line = (name: string, fallback: string, help: string) =>
    `  ${name.padEnd(nameWidth)}  ${fallback.padEnd(fallbackWidth)}  ${help}`;
  return [
    line('Variable', 'Default', 'Meaning'),
    ...rows.map(([name, { fallback, help }]) => line(name, fallback, help)),
  ].join('\n');
}
