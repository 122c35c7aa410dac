/** Words of the connection looked at closely. */
export const strings = {
  explain: {
    live: 'Every change is here the moment it is made.',
    'catching-up': 'Reading what happened while this screen was away.',
    reconnecting: 'Your changes wait here and go out as soon as the server answers.',
    offline: 'Your changes wait here and go out as soon as the network is back.',
    'signed-out': 'Sign in again to go on. Your changes are kept here.',
    outdated: 'A newer version is running. Reload to go on.',
  },
  roundTrip: 'Round trip',
  milliseconds: (ms: number) => `${Math.round(ms)} ms`,
  lastSynced: 'Last word from the server',
  pending: 'Waiting to be sent',
  retryNow: 'Retry now',
  refresh: 'Refresh',
  reload: 'Reload',
  signIn: 'Sign in',
};
