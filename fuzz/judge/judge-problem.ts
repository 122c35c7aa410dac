import { errorCatalogue, problemSchema } from '@lockstep/protocol';

/** What is wrong with a refusal: it must be a problem of the catalogue, no fault of the server, and name what it is about. */
export function judgeProblem(value: unknown, status?: number): readonly string[] {
  const parsed = problemSchema.safeParse(value);
  if (!parsed.success) return [`this is no problem of the catalogue: ${JSON.stringify(value)?.slice(0, 300)}`];
  const { code, errors, detail } = parsed.data;
  const faults: string[] = [];
  if (code === 'INTERNAL' || code === 'UNAVAILABLE') faults.push(`the server answered ${code}: ${detail}`);
  if (parsed.data.status !== errorCatalogue[code].status) faults.push(`${code} with the status ${parsed.data.status}`);
  if (status !== undefined && status !== parsed.data.status) faults.push(`HTTP ${status} with a ${parsed.data.status}`);
  if (detail === '') faults.push(`${code} says nothing`);
  if (code === 'VALIDATION_FAILED' && errors.length === 0) faults.push(`no field is named: ${detail}`);
  if (errors.some(({ message }) => message === '')) faults.push(`a field without a message: ${detail}`);
  return faults;
}
