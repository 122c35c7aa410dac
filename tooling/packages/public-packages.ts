/**
 * The packages that other people's apps install, each after those it stands on. `core` promises nothing by itself: it is
 * here because the client runs the server's rules.
 */
export const publicPackages = ['protocol', 'core', 'client', 'react'] as const;

export type PublicPackage = (typeof publicPackages)[number];
