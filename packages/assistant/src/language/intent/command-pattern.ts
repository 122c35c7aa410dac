import { literal } from '../pattern.ts';

const NUMBER_SLOT = String.raw`\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten`;

/** Compiles a sentence form (see the command data) to an expression with a named group for each slot. */
export function compileCommand(form: string): RegExp {
  let source = '';
  let isFirst = true;
  let gap = String.raw`\s+`;
  for (const token of form.trim().split(' ')) {
    const isOptional = token.length > 1 && token.endsWith('?');
    const body = isOptional ? token.slice(0, -1) : token;
    const part = body === ':' ? ':' : tokenSource(body);
    const before = body === ':' || joinsWord(body) ? String.raw`\s*` : gap;
    if (isFirst) source += isOptional ? `(?:${part}${gap})?` : part;
    else source += isOptional ? `(?:${before}${part})?` : `${before}${part}`;
    if (!isOptional) isFirst = false;
    gap = body === ':' ? String.raw`\s*` : String.raw`\s+`;
  }
  return new RegExp(`^${source}$`, 'du');
}

/** "'s" and ":" stand directly behind a word. */
function joinsWord(token: string): boolean {
  return /(?:^|[(|])[':]/u.test(token);
}

function tokenSource(token: string): string {
  return token
    .split(/(?<slot>\{\w+\})/u)
    .map((part) => (part.startsWith('{') ? slotSource(part.slice(1, -1)) : choiceSource(part)))
    .join('')
    .replaceAll(/(\(\?<\w+>[^)]*\))(?:\1)+/gu, '$1');
}

function slotSource(name: string): string {
  return name === 'n' ? `(?<n>${NUMBER_SLOT})` : `(?<${name}>\\S.*?)`;
}

/** `(a|b_c)` becomes a choice; anything else is taken literally. */
function choiceSource(part: string): string {
  const choice = /^\((?<inner>.*)\)(?<tail>.*)$/u.exec(part);
  const phrase = (text: string): string => literal(text.replaceAll('_', ' '));
  if (!choice) return phrase(part);
  const alternatives = (choice.groups?.['inner'] ?? '').split('|').map(phrase);
  return `(?:${alternatives.join('|')})${phrase(choice.groups?.['tail'] ?? '')}`;
}
