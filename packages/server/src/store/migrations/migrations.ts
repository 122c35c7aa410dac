import type { Migration } from 'kysely/migration';
import { log } from './0001-log.ts';
import { chat } from './0003-chat.ts';
import { accounts } from './0002-accounts.ts';
import { retention } from './0004-retention.ts';
import { members } from './0006-members.ts';
import { trash } from './0005-trash.ts';

/** Forward-only, numbered, additive; the key is the order. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-log': log,
  '0002-accounts': accounts,
  '0003-chat': chat,
  '0004-retention': retention,
  '0005-trash': trash,
  '0006-members': members,
};
