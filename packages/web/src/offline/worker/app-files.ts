/** A build of the app as the service worker keeps it. */
export type AppFiles = {
  /** Changes with any of the files. */
  version: string;
  /** Fetched before the build is used, so that it is whole without a network. */
  files: readonly string[];
  /** Needed as well where the browser does not bring `Temporal` itself. */
  temporal: readonly string[];
  /** Hashed files that few need; kept once they have been fetched. */
  spare: readonly string[];
};
