/** Words of a conversation. */
export const strings = {
  you: 'You',
  offlineEngine: 'Offline engine',
  showDifference: 'What changed',
  undone: 'Undone',
  working: (name: string) => `${name} is working`,
  composer: 'Message the assistant',
  placeholder: 'Ask, or say what to change',
  send: 'Send',
  stop: 'Stop',
  approve: 'Approve',
  deny: 'Don’t',
  answered: { approved: 'You approved this.', denied: 'You said no. Nothing was changed.' },
};
