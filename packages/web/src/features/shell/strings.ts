/** Words of the frame. */
export const strings = {
  inbox: 'Inbox',
  today: 'Today',
  completed: 'Completed',
  trash: 'Trash',
  settings: 'Settings',
  lists: 'Lists',
  search: 'Search',
  assistant: 'Assistant',
  connection: 'Connection',
  projects: 'Projects',
  newProject: 'New project',
  account: (name: string) => `${name}: settings`,
};
