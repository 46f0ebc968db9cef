import pg from 'pg';

/** Where and as whom to connect; the password never stands in a log. */
export interface PoolOptions {
  /** `postgres://…` or the parts below. */
  url?: string | undefined;
  host?: string;
  user?: string;
  password?: string;
  database?: string;
  /** Most connections held open. */
  max?: number;
  applicationName?: string;
}

/** int8 arrives as text: a number beyond 2⁵³ would be silently wrong, so it stops the query. */
export function checkedInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} is beyond the exact integers`);
  return value;
}

const { builtins } = pg.types;
const parsers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, checkedInteger],
  [builtins.NUMERIC, (text) => text],
  [builtins.DATE, (text) => text],
  [builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString()],
]);

/** Type parsers of every connection: dates and decimals stay text, times are ISO 8601 in UTC. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    const own = format === 'binary' ? undefined : parsers.get(oid);
    return own ?? pg.types.getTypeParser(oid, format as 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};

/** Connection settings shared by pools and single clients. */
export function clientConfig(options: PoolOptions): pg.ClientConfig {
  return {
    ...(options.url === undefined
      ? { host: options.host, user: options.user, password: options.password, database: options.database }
      : { connectionString: options.url }),
    application_name: options.applicationName ?? 'yuanshu',
    options: '-c TimeZone=UTC -c search_path=pg_catalog',
    types,
  };
}

/** A pool whose queries are stopped by the server after 30 s and whose idle transactions after 60 s. */
export function openPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    ...clientConfig(options),
    max: options.max ?? 10,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
  });
  // A connection that dies while idle is replaced by the next request; without a listener it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
