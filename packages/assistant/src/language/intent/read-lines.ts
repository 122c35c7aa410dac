const BULLET = /^\s*(?:[-*•–·]|\d{1,3}[.)]|\[[ xX]?\])\s+(?:\[[ xX]?\]\s+)?/u;
const HEADER =
  /^\s*(?:please\s+)?(?:add|todo|to-do|tasks?|list|new tasks?|my list|add these|add the following|add these tasks)[^:]{0,24}:\s*$/iu;

/** The lines of a pasted list, without bullets, numbers and a heading such as "Add:"; empty for text of one line. */
export function readLines(text: string): readonly string[] {
  const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== '');
  if (lines.length < 2) return [];
  const [first = '', ...others] = lines;
  const items = HEADER.test(first) ? others : lines;
  return items.map((line) => line.replace(BULLET, '').trim()).filter((line) => line !== '');
}

/** Whether the lines are a list: a bullet or number on any of them, or a heading above. */
export function isMarkedList(text: string): boolean {
  const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== '');
  return lines.some((line) => BULLET.test(line)) || HEADER.test(lines[0] ?? '');
}
