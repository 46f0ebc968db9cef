import type { Logger } from 'pino';
import type { PermissionId } from '#platform/access/contract/permissions.ts';
import type { AccountRole, Role } from '#platform/access/contract/roles.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { CurrentSession } from '#platform/auth/server/sessions.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Files } from '#platform/files/server/files.ts';
import type { Locale } from '#platform/i18n/contract/locale.ts';
import type { JournalNote } from '#platform/journal/contract/entry.ts';
import type { Keys } from '#platform/keys/server/keys.ts';
import type { Outbound } from '#platform/outbound/server/outbound.ts';

/** The signed-in account of a request. */
export interface RequestAccount {
  id: string;
  displayName: string;
  role: AccountRole;
}

/** Everything a use-case may know of the request that called it. */
export interface RequestContext {
  readonly zone: ZoneRef | null;
  readonly account: RequestAccount | null;
  /** The session behind the request; absent where a command acts. */
  readonly session?: CurrentSession | null;
  readonly role: Role;
  readonly locale: Locale;
  /** Rows of the request's zone; without a session only what belongs to no zone. */
  readonly db: ZoneDb;
  /** One transaction for a whole use-case; it fails, and leaves nothing, when the use-case recorded nothing in the journal. */
  transaction<T>(work: (tx: ZoneDb) => Promise<T>): Promise<T>;
  /** Writes what was done into the journal, in the same transaction; who, when and from where are added. */
  record(tx: ZoneDb, note: JournalNote): Promise<void>;
  can(permission: PermissionId): boolean;
  /** Text in the request's language: `module:key`. */
  text(key: string, params?: Record<string, string | number>): string;
  now(): Temporal.Instant;
  readonly log: Logger;
  readonly trace: string;
  readonly ip: string;
  /** Where people reach the server, e.g. `https://zone.example`, for addresses on paper; absent where a command acts. */
  readonly origin?: string;
  /** Department of the account today, for papers; null where it holds no post, absent where a command acts. */
  department?(): Promise<string | null>;
  /** Keys under which secrets and personal fields are encrypted. */
  readonly keys: Keys;
  /** The only way to call other machines. */
  readonly outbound: Outbound;
  /** The installation's files: use-cases of other parts go through the functions of platform/files. */
  readonly files: Files;
}
