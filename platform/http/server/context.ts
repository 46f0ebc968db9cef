import type { Logger } from 'pino';
import type { PermissionId } from '#platform/access/contract/permissions.ts';
import type { AccountRole, Role } from '#platform/access/contract/roles.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Locale } from '#platform/i18n/contract/locale.ts';

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
  readonly role: Role;
  readonly locale: Locale;
  /** Rows of the request's zone; without a session only what belongs to no zone. */
  readonly db: ZoneDb;
  /** One transaction for a whole use-case. */
  transaction<T>(work: (tx: ZoneDb) => Promise<T>): Promise<T>;
  can(permission: PermissionId): boolean;
  /** Text in the request's language: `module:key`. */
  text(key: string, params?: Record<string, string | number>): string;
  now(): Temporal.Instant;
  readonly log: Logger;
  readonly trace: string;
  readonly ip: string;
}
