/** Words of the trash. */
export const strings = {
  title: 'Trash',
  note: 'Kept for 30 days, then gone for good.',
  restore: 'Restore',
  restoreOf: (title: string) => `Restore “${title}”`,
  deletedBy: (name: string) => `Deleted by ${name}`,
  daysLeft: (days: number) => (days === 1 ? '1 day left' : `${days} days left`),
  empty: 'Nothing thrown away.',
  emptyDetail: 'What is deleted, by you or by an assistant, stays here for 30 days and comes back with one press.',
};
