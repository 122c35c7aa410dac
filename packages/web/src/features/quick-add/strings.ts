/** Words of quick add. */
export const strings = {
  placeholder: {
    inbox: 'Add a task: call Bob tomorrow 9am',
    today: 'Add a task for today',
    project: (name: string) => `Add a task to ${name}`,
  },
  newProject: (name: string) => `${name}, a new project`,
  noTitle: 'What is to be done?',
  tooLong: 'A title has at most 500 characters.',
  tooMany: (most: number) => `At most ${most} lines at a time.`,
  reminder: 'Reminder',
  notes: 'With notes',
  problems: {
    impossible_date: (text: string) => `There is no ${text}.`,
    impossible_time: (text: string) => `There is no ${text}.`,
    unsupported_recurrence: (text: string) => `Cannot repeat “${text}”.`,
    recurrence_never: (text: string) => `“${text}” never comes.`,
    weekday_mismatch: () => 'That date is another weekday.',
    rolled_to_tomorrow: () => 'That time has passed today: it is for tomorrow.',
    assumed_time: () => '',
    skipped_hour: () => 'The clocks skip that hour.',
    in_the_past: () => 'That is in the past.',
    range_end_dropped: () => 'Only the start of the span is kept.',
    unknown_project: () => '',
    unknown_person: (text: string) => `Nobody here is called ${text}.`,
    ambiguous_person: (text: string) => `More than one person is called ${text}.`,
  },
};
