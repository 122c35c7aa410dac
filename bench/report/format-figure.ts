/** A figure as people read it: four digits at most that mean something, thousands apart; a dash for none. */
export function formatFigure(value: number): string {
  if (Number.isNaN(value)) return '–';
  const magnitude = Math.abs(value);
  const digits = magnitude >= 100 ? 0 : magnitude >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits });
}
