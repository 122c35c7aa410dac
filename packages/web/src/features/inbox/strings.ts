/** Words of the Inbox. */
export const strings = {
  title: 'Inbox',
  open: (count: number) => (count === 1 ? '1 task' : `${count} tasks`),
  empty: 'Nothing waits here.',
  emptyDetail: 'What you add without a project lands in the Inbox, from here, from chat or from any connected app.',
};
