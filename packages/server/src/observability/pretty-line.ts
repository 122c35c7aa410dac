const colors: Readonly<Record<string, number>> = { trace: 90, debug: 90, info: 36, warn: 33, error: 31, fatal: 31 };

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  if (isRecord(value) && typeof value['stack'] === 'string') return `\n${value['stack']}`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A line of JSON log as one that is pleasant to read in a terminal; what is not JSON passes as it is. */
export function prettyLine(line: string): string {
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch {
    return line;
  }
  if (!isRecord(record)) return line;
  const { time, level, msg, ...rest } = record;
  const label = typeof level === 'string' ? level : '';
  const clock = typeof time === 'string' ? time.slice(11, 19) : '';
  const details = Object.entries(rest).map(([name, value]) => `\u001B[2m${name}=\u001B[22m${show(value)}`);
  const head = `\u001B[2m${clock}\u001B[22m \u001B[${colors[label] ?? 39}m${label.padEnd(5)}\u001B[39m ${typeof msg === 'string' ? msg : ''}`;
  return `${[head, ...details].join(' ')}\n`;
}
