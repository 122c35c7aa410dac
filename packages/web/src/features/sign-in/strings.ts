/** Words of the sign-in page. */
export const strings = {
  title: 'One list, kept in step.',
  lead: 'For you, the people you work with, and the assistants you trust.',
  email: 'Email',
  send: 'Send me a sign-in link',
  sent: 'Look in your mail.',
  sentDetail: (email: string) => `A link for ${email} is on its way. It works once, for ten minutes.`,
  another: 'Use another address',
  operator: 'Running Lockstep yourself? This prints a link:',
  command: 'npx lockstep login-link',
  signingIn: 'Signing you in',
  expired: 'That link has been used or is too old.',
  expiredDetail: 'Each works once. Ask for a new one.',
};
