/** Words around the app itself. */
export const strings = {
  unreachable: 'The server cannot be reached.',
  unreachableDetail: 'It may be starting, or the network is away. This page tries again by itself.',
  retry: 'Try now',
  signedOut: 'You are signed out. What is here stays until you sign in again.',
  signIn: 'Sign in',
  outdated: 'A newer version of Lockstep is running.',
  reload: 'Reload',
  notFound: 'There is no such page.',
  notFoundDetail: 'It may have been moved, or the address has a slip in it.',
  toToday: 'Go to Today',
  failed: 'This page has stopped.',
  failedDetail: 'Your tasks are safe. Reload to go on.',
};
