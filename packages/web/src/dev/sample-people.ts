import type { Actor } from '@lockstep/protocol';

const ana = '01930000-0000-7000-8000-000000000001';
const ben = '01930000-0000-7000-8000-000000000002';

export const people = {
  ana: { kind: 'user', user_id: ana, name: 'Ana Ruiz' },
  ben: { kind: 'user', user_id: ben, name: 'Ben' },
  assistant: { kind: 'assistant', user_id: ana, name: 'Ana Ruiz', run_id: '01930000-0000-7000-8000-00000000000a' },
  claude: { kind: 'mcp', user_id: ana, name: 'Ana Ruiz', client: 'Claude' },
  script: { kind: 'api', user_id: ana, name: 'Ana Ruiz', client: 'Deploy script' },
  system: { kind: 'system', user_id: ana, name: 'Lockstep' },
} satisfies Record<string, Actor>;
