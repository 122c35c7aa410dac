/** Something that is counted: it renders itself in Prometheus' text format when asked. */
export interface Instrument {
  readonly name: string;
  lines(): string[];
}

/** The two header lines of a metric in Prometheus' text format. */
export function header(name: string, type: 'counter' | 'gauge' | 'histogram', help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}
