import type { Logger } from 'pino';
import type { Database } from '#platform/db/server/database.ts';
import type { Files } from '#platform/files/server/files.ts';
import type { Keys } from '#platform/keys/server/keys.ts';
import type { Outbound } from '#platform/outbound/server/outbound.ts';

/** The plumbing handed to seeds, jobs, subscriptions and the day's close. */
export interface Platform {
  /** As the application role. */
  readonly database: Database;
  /** As the importer role, the only one that writes published facts and calendars. */
  readonly importer: Database;
  readonly keys: Keys;
  readonly files: Files;
  /** The only way to call other machines. */
  readonly outbound: Outbound;
  /** Folder of keys, files and backups of this installation. */
  readonly dataDir: string;
  readonly log: Logger;
  /** Origin under which others reach this installation (`https://host`); absent where none is set. */
  readonly publicOrigin?: string;
  /** The one clock: tests replace it. */
  now(): Temporal.Instant;
}
