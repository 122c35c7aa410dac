/** Words of the calendar and of choosing a date. */
export const strings = {
  title: 'Choose a date',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  today: 'Today',
  tomorrow: 'Tomorrow',
  nextWeek: 'Next week',
  clear: 'No date',
};
