import type { Surroundings, TextOutput } from '../surroundings/surroundings.ts';

type Paint = (text: string) => string;

/** How words are set off on a terminal; plain text everywhere else. */
export interface Styles {
  readonly strong: Paint;
  readonly faint: Paint;
  readonly good: Paint;
  readonly warning: Paint;
  readonly bad: Paint;
}

function paint(open: number, close: number): Paint {
  return (text) => `\u001B[${open}m${text}\u001B[${close}m`;
}

const coloured: Styles = {
  strong: paint(1, 22),
  faint: paint(2, 22),
  good: paint(32, 39),
  warning: paint(33, 39),
  bad: paint(31, 39),
};

const asItIs: Paint = (text) => text;
const plain: Styles = { strong: asItIs, faint: asItIs, good: asItIs, warning: asItIs, bad: asItIs };

/** Colours on a terminal alone, and not where NO_COLOR is set (no-color.org). */
export function stylesFor({ env }: Surroundings, output: TextOutput): Styles {
  const refused = env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '';
  return output.isTTY === true && !refused && env['TERM'] !== 'dumb' ? coloured : plain;
}
