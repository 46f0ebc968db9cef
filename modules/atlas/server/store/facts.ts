import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type * as stored from '../domain/read/rows.ts';
import { tables } from './tables.ts';

type FactTable = 'programme' | 'firm' | 'indicator_value' | 'policy' | 'service' | 'finance' | 'civic' | 'mechanism';

async function factsOf<T>(db: ZoneDb, table: FactTable, zoneId: string): Promise<T[]> {
  const result = await sql<T>`select f.*, s.number, s.month
    from ${sql.table(`atlas.${table}`)} f join atlas.source s on s.file = f.source_file
    where f.zone_id = ${zoneId} order by f.row_number`.execute(db);
  return result.rows;
}

/** All facts of a zone but its projects, each with its page. */
export async function listFacts(db: ZoneDb, zoneId: string) {
  const instruments = sql<stored.StoredInstrument>`select i.*, s.number, s.month
    from atlas.policy_instrument i join atlas.policy p on p.id = i.policy_id join atlas.source s on s.file = i.source_file
    where p.zone_id = ${zoneId} order by i.row_number`.execute(db);
  return {
    programmes: await factsOf<stored.StoredProgramme>(db, 'programme', zoneId),
    firms: await factsOf<stored.StoredFirm>(db, 'firm', zoneId),
    indicators: await factsOf<stored.StoredIndicator>(db, 'indicator_value', zoneId),
    policies: await factsOf<stored.StoredPolicy>(db, 'policy', zoneId),
    instruments: (await instruments).rows,
    services: await factsOf<stored.StoredService>(db, 'service', zoneId),
    finance: await factsOf<stored.StoredFinance>(db, 'finance', zoneId),
    civic: await factsOf<stored.StoredCivic>(db, 'civic', zoneId),
    mechanisms: await factsOf<stored.StoredMechanism>(db, 'mechanism', zoneId),
  };
}

/** The pages, each with the number of facts read from it. */
export async function listSources(db: ZoneDb) {
  const factTables = [
    'zone',
    'project',
    'programme',
    'firm',
    'indicator_value',
    'policy',
    'service',
    'finance',
    'civic',
    'mechanism',
  ];
  const facts = sql.join(
    factTables.map((table) => sql`select source_file from ${sql.table(`atlas.${table}`)}`),
    sql` union all `,
  );
  const result = await sql<{ file: string; number: string; month: string; note: string; facts: number }>`
    select s.file, s.number, s.month, s.note, count(f.source_file)::int as facts
    from atlas.source s left join (${facts}) f on f.source_file = s.file
    group by s.file order by s.number`.execute(db);
  return result.rows;
}

/** The last import with its files and what it left out. */
export async function findLastImport(db: ZoneDb) {
  const run = await tables(db)
    .selectFrom('atlas.import_run')
    .select(['id', 'imported_at as importedAt'])
    .orderBy('imported_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (run === undefined) return undefined;
  const files = await tables(db)
    .selectFrom('atlas.import_file')
    .select(['file', 'rows', 'loaded', 'rejected'])
    .where('run_id', '=', run.id)
    .orderBy('file')
    .execute();
  const rejects = await tables(db)
    .selectFrom('atlas.import_reject')
    .select(['file', 'row_number as row', 'field', 'reason', 'params'])
    .where('run_id', '=', run.id)
    .orderBy('position')
    .execute();
  return { importedAt: run.importedAt, files, rejects };
}
