import type { Finding } from './finding.ts';

const oldest = [22, 18] as const;

/** Whether this Node can run the server. */
export function checkRuntime(version: string): Finding {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const check = 'Node';
  const detail = `version ${version.replace(/^v/, '')}`;
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return { check, state: 'ok', detail };
  const advice = `Version ${oldest.join('.')} or newer is needed; \`npm start\` fetches one by itself.`;
  return { check, state: 'problem', detail, advice };
}
