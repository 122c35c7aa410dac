import type SQLite from 'better-sqlite3';
import { revokedTokensKeptMs } from '../auth/credential-sweep.ts';

/**
 * What somebody revoked after a backup stays revoked when it is restored. Of a token that has been revoked for long there
 * may be no trace; of a session that was ended there never is one.
 */
const statements = [
  `UPDATE api_token SET revoked_at = :now
   WHERE revoked_at IS NULL AND user_id IN (SELECT id FROM replaced."user") AND (
     id IN (SELECT id FROM replaced.api_token WHERE revoked_at IS NOT NULL)
     OR created_at < :traceless AND id NOT IN (SELECT id FROM replaced.api_token))`,
  `DELETE FROM session
   WHERE user_id IN (SELECT id FROM replaced."user") AND id NOT IN (SELECT id FROM replaced.session)`,
  `DELETE FROM sign_in_link
   WHERE user_id IN (SELECT id FROM replaced."user")
     AND token_hash NOT IN (SELECT token_hash FROM replaced.sign_in_link WHERE used_at IS NULL)`,
];

/**
 * Takes the revocations of the data at `path` over into a copy of an older state. Throws SQLite's error where that data
 * cannot be read.
 *
 * @param now milliseconds since 1970
 */
export function keepRevocations(copy: SQLite.Database, path: string, now: number): void {
  const times = { now: new Date(now).toISOString(), traceless: new Date(now - revokedTokensKeptMs).toISOString() };
  copy.prepare('ATTACH ? AS replaced').run(path);
  try {
    copy.transaction(() => {
      for (const statement of statements) {
        copy.prepare(statement).run(...(statement.includes(':now') ? [times] : []));
      }
    })();
  } finally {
    copy.exec('DETACH replaced');
  }
}
