const identifier = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is a record's id and not a name. */
export function isIdentifier(text: string): boolean {
  return identifier.test(text);
}
