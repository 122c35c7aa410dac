/** What came of using a sign-in link. */
export type Redemption = 'signed-in' | 'used-up' | 'too-many' | 'unreachable';

const attempts = new Map<string, Promise<Redemption>>();

const outcomeOf = ({ ok, status }: Response): Redemption => {
  if (ok) return 'signed-in';
  if (status === 429) return 'too-many';
  return status >= 500 ? 'unreachable' : 'used-up';
};

const ask = async (token: string): Promise<Redemption> => {
  try {
    const answer = await fetch('/api/v1/session/redeem', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ token }),
    });
    return outcomeOf(answer);
  } catch {
    return 'unreachable';
  }
};

/** Signs in with a link's token. The server takes each once, so a second call while one is under way shares its answer. */
export const redeemLink = (token: string): Promise<Redemption> => {
  const underWay = attempts.get(token);
  if (underWay !== undefined) return underWay;
  const attempt = ask(token).finally(() => attempts.delete(token));
  attempts.set(token, attempt);
  return attempt;
};
