/** Words of Today. */
export const strings = {
  title: 'Today',
  overdue: 'Overdue',
  timed: 'Scheduled',
  rest: 'Any time',
  done: 'Done',
  progress: (done: number, total: number) => (done === total ? `All ${total} done` : `${done} of ${total} done`),
  moveToToday: 'Move to today',
  empty: 'A clear day.',
  emptyDetail: 'Nothing is due. Add what you want to do today, or leave it so.',
  allDone: 'That was today.',
  allDoneDetail: 'Everything due is done.',
};
