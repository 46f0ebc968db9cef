import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { StatementNames } from './statement-names.ts';
import { noZone, type ZoneKey } from './zone-key.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Values of one list with which a statement still is planned once for all. A plan for any values compares every row with
 * every value of `= any($1)`; one that knows the values hashes them. Over 20,000 values that is seconds against half a minute.
 */
const mostPlannedOnce = 100;

/** The zone that each open connection is set to; a new connection has none. */
const zoneOf = new WeakMap<PoolClient, ZoneKey>();

/**
 * Connections of one pool that are set to one zone. The zone is sent only when it changes
 * (setting it with every query was measured 2.4 times slower), and a connection on which
 * anything failed is destroyed rather than handed to the next zone.
 */
export function zoneConnections(pool: Pool, zone: ZoneKey, nameOf: StatementNames): PostgresPool {
  if (zone !== noZone && !uuid.test(zone)) throw new TypeError('A connection needs a zone id or none.');
  return {
    connect: async () => guard(await connectAs(pool, zone), nameOf),
    end: async () => {},
    options: pool.options,
  };
}

async function connectAs(pool: Pool, zone: ZoneKey): Promise<PoolClient> {
  const client = await pool.connect();
  if (zoneOf.get(client) === zone) return client;
  try {
    await client.query("select set_config('yuanshu.zone_id', $1, false)", [zone === noZone ? '' : zone]);
    zoneOf.set(client, zone);
    return client;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Wraps a connection so that its release after any failed query destroys it. */
function guard(client: PoolClient, nameOf: StatementNames): PostgresPoolClient {
  let failed = false;
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const guarded = {
    query: (...args: unknown[]) => {
      const result = query(...prepared(args, nameOf));
      if (!(result instanceof Promise)) return result;
      return result.catch((error: unknown) => {
        failed = true;
        throw error;
      });
    },
    release: () => client.release(failed),
  };
  return guarded as unknown as PostgresPoolClient;
}

/** Gives a plain statement its name; cursors and other forms pass as they are. */
function prepared(args: unknown[], nameOf: StatementNames): unknown[] {
  const [text, values] = args;
  // Without values a text may hold several statements, which cannot be prepared.
  if (args.length !== 2 || typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return args;
  if (values.some((value) => Array.isArray(value) && value.length > mostPlannedOnce)) return args;
  const name = nameOf(text);
  return name === undefined ? args : [{ name, text, values }];
}
