/** Words of the way to the assistant, which is there before the assistant itself is fetched. */
export const strings = {
  title: 'Assistant',
  open: 'Open the assistant',
  working: 'Assistant is working',
};
