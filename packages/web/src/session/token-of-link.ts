/** The token in what somebody pasted: a whole sign-in link, or the token alone; `null` where there is none. */
export const tokenOfLink = (pasted: string): string | null => {
  const text = pasted.trim();
  if (URL.canParse(text)) return new URL(text).searchParams.get('token');
  return /^[\w.~-]{16,200}$/.test(text) ? text : null;
};
