import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { ParsedPublication, PublishedRows } from '../domain/import/parse-published.ts';

/** Makes imports wait for one another until the transaction ends: two at once would each insert the same rows. */
export async function lockImports(tx: ZoneDb): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('atlas.import_run'))`.execute(tx);
}

/** What the last import that changed anything read. */
export async function lastDigest(db: ZoneDb): Promise<string | undefined> {
  const result = await sql<{ digest: string }>`
    select digest from atlas.import_run order by imported_at desc, id desc limit 1`.execute(db);
  return result.rows[0]?.digest;
}

/** Puts these rows in the place of all published facts, and notes the run; as the importer, in one transaction. */
export async function replaceFacts(
  tx: ZoneDb,
  publication: ParsedPublication,
  run: { digest: string; importedAt: string; sha256: ReadonlyMap<string, string> },
): Promise<void> {
  await emptyTables(tx);
  await fillTables(tx, publication.rows);
  const id = randomUUIDv7();
  await sql`insert into atlas.import_run (id, imported_at, digest) values (${id}, ${run.importedAt}, ${run.digest})`.execute(
    tx,
  );
  await insertRows(
    tx,
    'import_file',
    publication.files.map((file) => ({ run_id: id, ...file, sha256: run.sha256.get(file.file) ?? '' })),
  );
  await insertRows(
    tx,
    'import_reject',
    publication.problems.map(({ row, ...problem }, position) => ({
      run_id: id,
      position,
      row_number: row,
      ...problem,
    })),
  );
}

const tablesInOrder = [
  'source',
  'zone',
  'project',
  'programme',
  'firm',
  'indicator_value',
  'policy',
  'policy_instrument',
  'service',
  'finance',
  'civic',
  'mechanism',
  'title',
] as const;

async function emptyTables(tx: ZoneDb): Promise<void> {
  for (const table of tablesInOrder.toReversed()) await sql`delete from ${sql.table(`atlas.${table}`)}`.execute(tx);
}

async function fillTables(tx: ZoneDb, rows: PublishedRows): Promise<void> {
  const policies = rows.policies.map(({ instruments, ...policy }) => policy);
  const instruments = rows.policies.flatMap((policy) => policy.instruments);
  const contents = [
    rows.sources,
    rows.zones,
    rows.projects,
    rows.programmes,
    rows.firms,
    rows.indicators,
    policies,
    instruments,
    rows.services,
    rows.finance,
    rows.civic,
    rows.mechanisms,
    rows.titles,
  ];
  for (const [index, table] of tablesInOrder.entries()) await insertRows(tx, table, contents[index] ?? []);
}

/** Rows travel as one JSON parameter: the table's own column types read them, and no list of parameters grows too long. */
async function insertRows(tx: ZoneDb, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const target = sql.table(`atlas.${table}`);
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((column) => sql.ref(column)));
  await sql`insert into ${target} (${columns})
    select ${columns} from json_populate_recordset(null::${target}, ${JSON.stringify(rows)}::json)`.execute(tx);
}
