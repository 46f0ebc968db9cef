import { CompiledQuery } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** Runs one statement with values `$1`, `$2` …; over a pooled transaction, or over any client whose types are parsed alike. */
export type Query = <T>(text: string, values?: readonly unknown[]) => Promise<T[]>;

/** Statements of a connection that names its zone. */
export function queryOf(db: ZoneDb): Query {
  return async <T>(text: string, values: readonly unknown[] = []) => {
    const { rows } = await db.executeQuery<T>(CompiledQuery.raw(text, [...values]));
    return rows;
  };
}
