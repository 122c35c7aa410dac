/** What the keys do. */
export const strings = {
  title: 'Keys',
  groups: [
    {
      name: 'Anywhere',
      keys: [
        { key: 'Q', what: 'Add a task' },
        { key: 'A', what: 'Talk to the assistant' },
        { key: '/', what: 'Search' },
        { key: 'Z', what: 'Undo' },
        { key: '⇧ Z', what: 'Do again' },
        { key: '?', what: 'Show the keys' },
      ],
    },
    {
      name: 'Go to',
      keys: [
        { key: 'G I', what: 'Inbox' },
        { key: 'G T', what: 'Today' },
        { key: 'G C', what: 'Completed' },
        { key: 'G X', what: 'Trash' },
        { key: 'G S', what: 'Settings' },
      ],
    },
    {
      name: 'In a list',
      keys: [
        { key: 'J', what: 'Next task' },
        { key: 'K', what: 'Previous task' },
        { key: '↵', what: 'Open' },
        { key: '⌥ ↑', what: 'Move up' },
        { key: '⌥ ↓', what: 'Move down' },
      ],
    },
    {
      name: 'With a task',
      keys: [
        { key: 'X', what: 'Complete or reopen' },
        { key: 'E', what: 'Rename' },
        { key: 'D', what: 'Schedule' },
        { key: 'P', what: 'Priority' },
        { key: 'M', what: 'Move to a project' },
        { key: '⌫', what: 'Delete' },
        { key: 'Esc', what: 'Close' },
      ],
    },
  ],
};
