import type { RepositoryFile } from './repository-file.ts';

const vague = /^(?:utils?|helpers?|common|misc|shared|stuff|manager|managers)$/;

/** Files and folders whose name says nothing about what is in them. */
export function vagueFileNames(files: readonly RepositoryFile[]): string[] {
  return files
    .filter((file) => /^(?:packages|examples|bench|fuzz|matrix|simulation|soak|tooling|e2e)\//.test(file.path))
    .filter((file) => file.path.split('/').some((part) => vague.test(part.split('.')[0] ?? '')))
    .map((file) => `${file.path} is named after nothing it does`);
}
