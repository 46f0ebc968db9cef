import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { IssuedFilter, IssuedKind, IssuedState } from '../../contract/issued.ts';
import { readCode } from '../../contract/verification-code.ts';

/** A print as it is entered. */
export interface NewPrint {
  zoneId: string;
  id: string;
  code: string;
  number: string;
  documentNumber: string | null;
  kind: IssuedKind;
  title: string;
  list: string;
  department: string | null;
  rows: number;
  pageDigests: readonly string[];
  firstKey: string | null;
  lastKey: string | null;
  sm3: Buffer;
  sha256: Buffer;
  validUntil: string | null;
  demonstration: boolean;
  issuedBy: string | null;
  issuedAt: string;
}

/** What ends a print. */
export interface NewPrintAct {
  zoneId: string;
  printId: string;
  kind: 'withdrawn' | 'superseded';
  reason: string | null;
  successorId: string | null;
  madeBy: string | null;
  madeAt: string;
}

/** A print as staff see it. */
export interface IssuedPrint extends Omit<NewPrint, 'zoneId' | 'issuedBy' | 'pageDigests' | 'sm3' | 'sha256'> {
  pageDigests: string[];
  /** In hex, as is `sha256`. */
  sm3: string;
  sha256: string;
  state: IssuedState;
  issuedBy: string | null;
  endedAt: string | null;
  endedBy: string | null;
  endReason: string | null;
  successorCode: string | null;
}

type IssuedTables = {
  'exports.issued_print': {
    zone_id: string;
    id: string;
    code: string;
    number: string;
    document_number: string | null;
    kind: IssuedKind;
    title: string;
    list: string;
    department: string | null;
    row_count: number;
    page_digests: string[];
    first_key: string | null;
    last_key: string | null;
    sm3: Buffer;
    sha256: Buffer;
    valid_until: string | null;
    demonstration: boolean;
    issued_by: string | null;
    issued_at: string;
  };
  'exports.issued_print_act': {
    zone_id: string;
    print_id: string;
    kind: 'withdrawn' | 'superseded';
    reason: string | null;
    successor_id: string | null;
    made_by: string | null;
    made_at: string;
  };
  'auth.account': { zone_id: string; id: string; display_name: string };
};

const tables = (db: ZoneDb) => db.withTables<IssuedTables>();

/** Enters a print; a code or number that is taken breaks the transaction. */
export async function addPrint(tx: ZoneDb, one: NewPrint): Promise<void> {
  await tables(tx)
    .insertInto('exports.issued_print')
    .values({
      ...{ zone_id: one.zoneId, id: one.id, code: one.code, number: one.number, document_number: one.documentNumber },
      ...{ kind: one.kind, title: one.title, list: one.list, department: one.department, row_count: one.rows },
      ...{ page_digests: [...one.pageDigests], first_key: one.firstKey, last_key: one.lastKey },
      ...{ sm3: one.sm3, sha256: one.sha256, valid_until: one.validUntil, demonstration: one.demonstration },
      ...{ issued_by: one.issuedBy, issued_at: one.issuedAt },
    })
    .execute();
}

/** Ends a print; false where it was ended before. */
export async function addPrintAct(tx: ZoneDb, act: NewPrintAct): Promise<boolean> {
  const result = await tables(tx)
    .insertInto('exports.issued_print_act')
    .values({
      ...{ zone_id: act.zoneId, print_id: act.printId, kind: act.kind, reason: act.reason },
      ...{ successor_id: act.successorId, made_by: act.madeBy, made_at: act.madeAt },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) === 1;
}

/** The state of a print; `today` is the day in China after whose eve it may have expired. */
const stateOn = (today: string) =>
  sql<IssuedState>`coalesce(act.kind, case when p.valid_until < ${today}::date then 'expired' else 'valid' end)`;

function matches({ q, kind, state }: IssuedFilter, today: string) {
  const parts = [sql<boolean>`true`];
  if (kind !== undefined && kind.length > 0) parts.push(sql`p.kind = any(${[...kind]}::text[])`);
  if (state !== undefined && state.length > 0) parts.push(sql`${stateOn(today)} = any(${[...state]}::text[])`);
  if (q !== undefined && q !== '') {
    const words = `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    const code = readCode(q) ?? '';
    parts.push(sql`(p.title ilike ${words} or p.number ilike ${words} or p.document_number ilike ${words}
      or p.code = ${code})`);
  }
  return sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

const prints = (db: ZoneDb) =>
  tables(db)
    .selectFrom('exports.issued_print as p')
    .leftJoin('exports.issued_print_act as act', (join) =>
      join.onRef('act.zone_id', '=', 'p.zone_id').onRef('act.print_id', '=', 'p.id'),
    );

function whole(db: ZoneDb, today: string) {
  return prints(db)
    .leftJoin('exports.issued_print as next', (join) =>
      join.onRef('next.zone_id', '=', 'act.zone_id').onRef('next.id', '=', 'act.successor_id'),
    )
    .leftJoin('auth.account as issuer', (join) =>
      join.onRef('issuer.zone_id', '=', 'p.zone_id').onRef('issuer.id', '=', 'p.issued_by'),
    )
    .leftJoin('auth.account as ender', (join) =>
      join.onRef('ender.zone_id', '=', 'act.zone_id').onRef('ender.id', '=', 'act.made_by'),
    )
    .select(['p.id', 'p.code', 'p.number', 'p.document_number as documentNumber', 'p.kind', 'p.title', 'p.list'])
    .select(['p.department', 'p.row_count as rows', 'p.page_digests as pageDigests', 'p.first_key as firstKey'])
    .select(['p.last_key as lastKey', 'p.sm3', 'p.sha256', 'p.valid_until as validUntil', 'p.demonstration'])
    .select(['issuer.display_name as issuedBy', 'p.issued_at as issuedAt', 'act.made_at as endedAt'])
    .select(['ender.display_name as endedBy', 'act.reason as endReason', 'next.code as successorCode'])
    .select(stateOn(today).as('state'));
}

type WholeRow = Omit<IssuedPrint, 'sm3' | 'sha256'> & { sm3: Buffer; sha256: Buffer };

const asPrint = (row: WholeRow): IssuedPrint => ({
  ...row,
  sm3: row.sm3.toString('hex'),
  sha256: row.sha256.toString('hex'),
});

/** The print with this code, among those of the zone. */
export async function findPrintByCode(db: ZoneDb, code: string, today: string): Promise<IssuedPrint | undefined> {
  const row = await whole(db, today).where('p.code', '=', code).executeTakeFirst();
  return row && asPrint(row);
}

/** The print with this id, among those of the zone. */
export async function findPrint(db: ZoneDb, id: string, today: string): Promise<IssuedPrint | undefined> {
  const row = await whole(db, today).where('p.id', '=', id).executeTakeFirst();
  return row && asPrint(row);
}

/** Prints of the zone under a filter, newest first. */
export async function listPrints(
  db: ZoneDb,
  { filter, today, limit, offset }: { filter: IssuedFilter; today: string; limit: number; offset: number },
): Promise<IssuedPrint[]> {
  const rows = await whole(db, today)
    .where(matches(filter, today))
    .orderBy('p.issued_at', 'desc')
    .orderBy('p.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(asPrint);
}

/** How many prints the filter leaves. */
export async function countPrints(db: ZoneDb, filter: IssuedFilter, today: string): Promise<number> {
  const row = await prints(db)
    .where(matches(filter, today))
    .select((make) => make.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}
