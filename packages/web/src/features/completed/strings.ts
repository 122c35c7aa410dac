/** Words of Completed. */
export const strings = {
  title: 'Completed',
  empty: 'Nothing finished yet.',
  emptyDetail: 'What you and your assistants complete is kept here, day by day.',
  earlier: 'Show earlier ones',
};
