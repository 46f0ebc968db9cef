import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import type { Pool } from 'pg';
import { openPool, type PoolOptions } from './pool.ts';
import { openStatementNames } from './statement-names.ts';
import { zoneConnections } from './zone-connections.ts';
import type { ZoneKey } from './zone-key.ts';

/** Tables unknown: a store names its own with `db.withTables<Tables>()`. */
export type NoTables = Record<never, never>;

/** Queries under one zone's row-level security, inside a transaction or not. */
export type ZoneDb = Kysely<NoTables> | Transaction<NoTables>;

/** The application's PostgreSQL: a connection is only had by naming a zone. */
export interface Database {
  /** Queries of one zone, or of none; each runs on a connection that remembers the zone. */
  forZone(zone: ZoneKey): Kysely<NoTables>;
  /** Runs `work` in one transaction of one zone. */
  transaction<T>(zone: ZoneKey, work: (tx: ZoneDb) => Promise<T>): Promise<T>;
  /** Connections open, idle and waited for. */
  stats(): { total: number; idle: number; waiting: number };
  close(): Promise<void>;
}

/** At most this many zones keep a prepared query builder; older ones are rebuilt on demand. */
const zonesKept = 1_000;

/** Opens the application's connections. */
export function openDatabase(options: PoolOptions): Database {
  const pool: Pool = openPool(options);
  const nameOf = openStatementNames();
  const builders = new Map<ZoneKey, Kysely<NoTables>>();
  const forZone = (zone: ZoneKey): Kysely<NoTables> => {
    const kept = builders.get(zone);
    if (kept) return kept;
    if (builders.size >= zonesKept) builders.delete(builders.keys().next().value as ZoneKey);
    const built = new Kysely<NoTables>({ dialect: new PostgresDialect({ pool: zoneConnections(pool, zone, nameOf) }) });
    builders.set(zone, built);
    return built;
  };
  return {
    forZone,
    transaction: (zone, work) => forZone(zone).transaction().execute(work),
    stats: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  };
}
