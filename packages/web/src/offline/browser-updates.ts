import { AppUpdates } from './app-updates.ts';

const scriptUrl = '/sw.js';

type ScriptUrls = { createScriptURL: (url: string) => unknown };
type TrustedTypes = { createPolicy: (name: string, rules: ScriptUrls) => ScriptUrls };

/** The page's policy takes no plain string for a script's address; this one is ours and nobody else's. */
const trusted = (): string => {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return scriptUrl;
  return trustedTypes
    .createPolicy('lockstep-worker', { createScriptURL: () => scriptUrl })
    .createScriptURL('') as string;
};

/** The page's updates; undefined where there is no service worker: while developing, and without TLS. */
export const browserUpdates: AppUpdates | undefined =
  import.meta.env.PROD && 'serviceWorker' in navigator
    ? new AppUpdates({
        container: navigator.serviceWorker,
        reload: () => location.reload(),
        schedule: (run, delayMs) => void setTimeout(run, delayMs),
      })
    : undefined;

/** Lets the app start without a network from the next time on; begins once the first screen has what it needs. */
export const keepAppOffline = (): void => {
  if (browserUpdates === undefined) return;
  const register = (): void => {
    navigator.serviceWorker.register(trusted()).then(
      (registration) => browserUpdates.watch(registration),
      // Where the browser refuses (a private window, a policy), the app needs the network, as any page does.
      () => undefined,
    );
  };
  if (document.readyState === 'complete') register();
  else addEventListener('load', register, { once: true });
};
