/** Whether this browser has a session already. Where the server cannot be reached, nobody knows: no. */
export const isSignedIn = async (): Promise<boolean> => {
  try {
    const answer = await fetch('/api/v1/me', { headers: { accept: 'application/json' } });
    return answer.ok;
  } catch {
    return false;
  }
};
