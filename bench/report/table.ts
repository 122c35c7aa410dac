import { formatFigure } from './format-figure.ts';
import type { Results } from './results.ts';
import { type Row, rows } from './rows.ts';

function verdict({ target }: Row, ours: number): string {
  if (target === undefined) return '';
  return target.isMet(ours) ? 'met' : '**not met**';
}

function line(row: Row, results: Results): string {
  const ours = row.ours(results);
  const cells = [
    row.what,
    formatFigure(ours),
    row.target?.words ?? '',
    verdict(row, ours),
    formatFigure(row.wsNaive?.(results) ?? Number.NaN),
    formatFigure(row.socketIo?.(results) ?? Number.NaN),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** What was measured against what is aimed at, as Markdown; rows that were not measured are left out. */
export function targetTable(results: Results): string {
  const measured = rows.filter((row) => !Number.isNaN(row.ours(results)));
  return [
    '| what | Lockstep | target | | ws, naive | Socket.IO |',
    '|---|--:|--:|---|--:|--:|',
    ...measured.map((row) => line(row, results)),
  ].join('\n');
}

/** Every figure of every case, with the least and the most of its runs. */
export function detailTable(results: Results): string {
  const lines = results.places.map((place) => {
    const figures = Object.entries(results.figures(place)).map(([name, { median, least, most }]) => {
      const spread = least === most ? '' : ` (${formatFigure(least)} … ${formatFigure(most)})`;
      return `${name} ${formatFigure(median)}${spread}`;
    });
    return `| ${place.benchmark} | ${place.case} | ${figures.join('<br>')} |`;
  });
  return ['| benchmark | case | figures: median (least … most) |', '|---|---|---|', ...lines].join('\n');
}
