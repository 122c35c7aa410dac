/** What can go wrong with any request about one's account. */
export const strings = {
  unreachable: 'The server cannot be reached. Try again in a moment.',
  signedOut: 'You are signed out. Sign in, then try again.',
  tooMany: 'Too many tries. Wait a minute, then try again.',
  failed: 'The server could not do that. Try again in a moment.',
  unread: 'This could not be read.',
  retry: 'Try again',
};
