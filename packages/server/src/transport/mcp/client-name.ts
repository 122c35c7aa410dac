import type { Implementation } from '@modelcontextprotocol/server';

const maxLength = 120;

/** What attributions call the program, from what it says of itself: "Claude Desktop 1.2.0". */
export function clientName(info: Implementation | undefined): string | undefined {
  if (info === undefined) return undefined;
  const said = `${info.title ?? info.name} ${info.version}`;
  // It stands in other people's lists: one line, nothing that turns the text around.
  const name = said.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim();
  return name === '' ? undefined : name.slice(0, maxLength);
}
