import type { Logger } from 'pino';
import type { Database } from '#platform/db/server/database.ts';

/** The plumbing handed to seeds, jobs, subscriptions and the day's close. */
export interface Platform {
  /** As the application role. */
  readonly database: Database;
  /** As the importer role, the only one that writes published facts and calendars. */
  readonly importer: Database;
  readonly log: Logger;
  /** The one clock: tests replace it. */
  now(): Temporal.Instant;
}
