/** Words around the conversation with the assistant. */
export const strings = {
  title: 'Assistant',
  name: 'Assistant',
  close: 'Close the assistant',
  newThread: 'New conversation',
  conversation: 'Conversation',
  greeting: 'What shall we do?',
  greetingDetail: 'Say it as you would to a colleague. Everything can be undone.',
  suggestions: 'Suggestions',
  prompts: [
    'What’s due today?',
    'Move everything overdue to Friday',
    'Add call Bob tomorrow 9am',
    'What did I finish this week?',
  ],
};
