import type { z } from 'zod';

function issuesIn(error: z.ZodError): string {
  return JSON.stringify(error.issues).slice(0, 500);
}

/** What is wrong with a message from the server, by the schema of what it may say; and the message, where there is nothing. */
export function judgeMessage<Message>(
  schema: z.ZodType<Message>,
  text: string,
): { readonly message?: Message; readonly faults: readonly string[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { faults: [`a message that is no JSON: ${text.slice(0, 300)}`] };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { message: parsed.data, faults: [] };
  return { faults: [`a message that is none, ${issuesIn(parsed.error)}: ${text.slice(0, 1_500)}`] };
}
