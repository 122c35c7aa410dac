import { z } from 'zod';

const lockfileSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      resolved: z.string().optional(),
      link: z.boolean().optional(),
      integrity: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});

/**
 * What is wrong with a package-lock.json: addresses to download from (they bind everyone to one registry), packages
 * without a checksum, and packages with an install script, which may fetch what no checksum covers.
 */
export function lockfileProblems(text: string): string[] {
  const { packages } = lockfileSchema.parse(JSON.parse(text));
  return Object.entries(packages)
    .filter(([path]) => path.includes('node_modules/'))
    .flatMap(([path, entry]) => {
      if (entry.link === true) return [];
      const problems: string[] = [];
      if (entry.resolved !== undefined) problems.push(`${path} is bound to a download address`);
      if (entry.integrity === undefined) problems.push(`${path} has no checksum`);
      if (entry.hasInstallScript === true) problems.push(`${path} runs a script when it is installed`);
      return problems;
    });
}
