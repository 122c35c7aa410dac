/** Words of the sign-in page. */
export const strings = {
  title: 'One list, kept in step.',
  lead: 'For you, the people you work with, and the assistants you trust.',
  how: 'Sign in with a link. Whoever runs this Lockstep gets one with',
  command: 'npx lockstep login-link',
  paste: 'Your sign-in link',
  pastePlaceholder: 'Paste it here',
  signIn: 'Sign in',
  signingIn: 'Signing you in',
  noLink: 'That is no sign-in link. Paste the whole of it.',
  usedUp: 'That link has been used or is too old.',
  usedUpDetail: 'Each works once. Ask for a new one:',
  tooMany: 'Too many tries. Wait a minute, then try again.',
  unreachable: 'The server cannot be reached. The link is still good: try again in a moment.',
};
