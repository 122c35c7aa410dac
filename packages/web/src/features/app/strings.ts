/** Words around the app itself. */
export const strings = {
  unreachable: 'The server cannot be reached.',
  unreachableDetail: 'It may be starting, or the network is away. This page tries again by itself.',
  retry: 'Try now',
  signedOut: 'You are signed out.',
  signedOutDetail: 'Nothing of yours is shown here until you sign in again.',
  signedOutWaiting: (count: number) =>
    count === 1
      ? '1 change that the server does not have yet is kept on this device. It goes out when you sign in again.'
      : `${count} changes that the server does not have yet are kept on this device. They go out when you sign in again.`,
  suspended: 'Your account is suspended.',
  onlyHere: 'What waits is in this window alone. Keep it open until everything is sent.',
  updated: 'A new version is ready.',
  later: 'Later',
  signIn: 'Sign in',
  outdated: 'A newer version of Lockstep is running.',
  reload: 'Reload',
  notFound: 'There is no such page.',
  notFoundDetail: 'It may have been moved, or the address has a slip in it.',
  toToday: 'Go to Today',
  failed: 'This page has stopped.',
  failedDetail: 'Your tasks are safe. Reload to go on.',
};
