import type { Clock } from '../app/clock.ts';
import type { Config } from '../config/config.ts';
import type { AuthRandom } from './secret-token.ts';

/** What accounts report; pino has this shape. */
export interface AuthLogger {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

export interface AuthConfig extends Pick<Config, 'publicUrl' | 'dataFolder' | 'secret'> {
  /** Whether a browser's page of this origin may use the person's cookie; `host` is the request's Host header. */
  isOriginAllowed(origin: string, host: string | undefined): boolean;
}

/** Everything ambient that accounts use, handed in. */
export interface AuthEnvironment {
  readonly clock: Clock;
  readonly random: AuthRandom;
  readonly logger: AuthLogger;
}

/** An instant, in milliseconds since 1970, as the database and the wire have it. */
export function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** Whether people reach the server by https, so that cookies can be kept to it. */
export function isBehindTls({ publicUrl }: AuthConfig): boolean {
  return publicUrl?.protocol === 'https:';
}
