/** Words of a project's page. */
export const strings = {
  eyebrow: 'Project',
  done: 'Done',
  open: (count: number) => (count === 1 ? '1 open' : `${count} open`),
  empty: 'A new page.',
  emptyDetail: 'Add the first step. Small ones get done.',
};
