/** Words of the frame. */
export const strings = {
  inbox: 'Inbox',
  today: 'Today',
  completed: 'Completed',
  trash: 'Trash',
  settings: 'Settings',
  lists: 'Lists',
  assistant: 'Assistant',
  connection: 'Connection',
  newProject: 'New project',
  account: (name: string) => `${name}: settings`,
};
