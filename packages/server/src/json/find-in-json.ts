import { closingQuote, colon, comma, isCloser, isOpener, openList, quote } from './json-text.ts';

/** Most of a member's name that is repeated in an answer. */
const maxNameLength = 100;

/** An object or list that the scan is in. */
interface Level {
  /** The names so far; undefined in a list. */
  readonly names: Set<string> | undefined;
  /** Where in it the scan is: a member's name, or a place in the list. */
  step: string | number;
}

type IsMeant = (levels: readonly Level[], repeated: boolean) => boolean;

/** What a name says, escapes resolved; a name that is none stands for itself. */
function nameOf(written: string): string {
  try {
    return String(JSON.parse(written));
  } catch {
    return written;
  }
}

/** Takes the scan into a member; answers whether the object has one of this name already. */
function enterMember(level: Level, written: string): boolean {
  const name = nameOf(written);
  const repeated = level.names?.has(name) ?? false;
  level.names?.add(name);
  level.step = name.slice(0, maxNameLength);
  return repeated;
}

function findPlace(text: string, isMeant: IsMeant): readonly Level[] | undefined {
  const levels: Level[] = [];
  let written = '';
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const level = levels.at(-1);
    let repeated = false;
    if (code === quote) {
      const end = closingQuote(text, at + 1);
      written = text.slice(at, end + 1);
      at = end;
    } else if (code === colon && level !== undefined) repeated = enterMember(level, written);
    else if (code === comma && typeof level?.step === 'number') level.step += 1;
    else if (code === openList) levels.push({ names: undefined, step: 0 });
    else if (isOpener(code)) levels.push({ names: new Set(), step: '' });
    else if (isCloser(code)) levels.pop();
    if (isMeant(levels, repeated)) return levels;
  }
  return undefined;
}

function pathOf(levels: readonly Level[]): string {
  return levels.map(({ step }) => String(step)).join('.');
}

/** The dotted path of the first member that a JSON text has twice, undefined if there is none. */
export function findRepeated(text: string): string | undefined {
  const levels = findPlace(text, (_levels, repeated) => repeated);
  return levels === undefined ? undefined : pathOf(levels);
}

/** The dotted path, as far as its second step, of what in a JSON text is nested deeper than `maxDepth`. */
export function findDeep(text: string, maxDepth: number): string {
  const levels = findPlace(text, ({ length }) => length > maxDepth) ?? [];
  return pathOf(levels.slice(0, 2));
}
