/**
 * What the web app's pages may do (11-security). Scripts come from this server alone, never inline, and strings do not
 * become markup (Trusted Types). Style elements are let in: component libraries insert theirs at run time, and a style
 * cannot run code.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // The one policy that the app makes: for the address of its service worker.
  'trusted-types lockstep-worker',
].join('; ');

/** Headers of every page of the web app. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Headers of the files that pages are made of. */
export const assetHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Headers of the service worker: it goes by its own policy, not by a page's, and fetches from this server alone. */
export const workerHeaders: Readonly<Record<string, string>> = {
  ...assetHeaders,
  'Content-Security-Policy': "default-src 'none'; connect-src 'self'",
};
