/** Words of the search. */
export const strings = {
  title: 'Search',
  field: 'Search tasks',
  placeholder: 'Words in the title or the notes',
  found: (count: number) => (count === 1 ? '1 task' : `${count} tasks`),
  nothing: 'No task says that.',
  nothingDetail: 'Fewer words find more. The trash is not searched.',
  start: 'What are you looking for?',
  startDetail: 'Open and completed tasks are found by any words of their title or notes.',
};
