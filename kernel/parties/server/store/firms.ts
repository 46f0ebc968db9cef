import { type SelectQueryBuilder, sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Firm, FirmSummary } from '../../contract/firm.ts';
import type { AmendableFirm } from '../../contract/firm-amendment.ts';
import type { FirmFilter, FirmSort } from '../../contract/firm-search.ts';
import type { FirmTally } from '../domain/summarise-firms.ts';
import { parseNameQuery } from '../names/domain/name-query.ts';
import { idsOfNamed } from '../names/store/found.ts';
import { type FirmRow, tables } from './tables.ts';

type Firms = { 'parties.firm': FirmRow };

const summaryColumns = [
  'id',
  'name',
  'social_credit_code as socialCreditCode',
  'industry',
  'scale',
  'status',
  'founded_on as foundedOn',
  'registered_capital_fen as registeredCapitalFen',
  'employees',
] as const;

const detailColumns = [
  ...summaryColumns,
  'legal_form as legalForm',
  'address',
  'code_exception_reason as codeExceptionReason',
  'registered_at as registeredAt',
] as const;

const sortColumns = {
  name: 'name',
  foundedOn: 'founded_on',
  registeredCapital: 'registered_capital_fen',
  employees: 'employees',
} as const satisfies Record<string, keyof FirmRow>;

/** Firms that match, in the order asked for, `limit` rows from `offset`; the id breaks ties, so that pages never overlap. */
export function listFirms(
  db: ZoneDb,
  filter: FirmFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<FirmSummary[]> {
  const { column, descending } = orderOf(filter.sort);
  return narrow(worded(tables(db).selectFrom('parties.firm'), filter), filter)
    .select(summaryColumns)
    .orderBy(column, (order) => (descending ? order.desc().nullsLast() : order.asc().nullsLast()))
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** Every matching firm with all its columns, for a workbook. */
export function listFirmsInFull(db: ZoneDb, filter: FirmFilter, limit: number): Promise<Firm[]> {
  const { column, descending } = orderOf(filter.sort);
  return narrow(worded(tables(db).selectFrom('parties.firm'), filter), filter)
    .select(detailColumns)
    .orderBy(column, (order) => (descending ? order.desc().nullsLast() : order.asc().nullsLast()))
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Counts and sums by industry, scale and status of the firms whose words match: one scan serves count, sums and facets. */
export function tallyFirms(db: ZoneDb, filter: Pick<FirmFilter, 'q'>): Promise<FirmTally[]> {
  return worded(tables(db).selectFrom('parties.firm'), filter)
    .select(['industry', 'scale', 'status'])
    .select((make) => [
      make.fn.countAll<number>().as('firms'),
      sql<string>`coalesce(sum(registered_capital_fen), 0)::numeric`.as('registeredCapitalFen'),
      sql<number>`coalesce(sum(employees), 0)::bigint`.as('employees'),
    ])
    .groupBy(['industry', 'scale', 'status'])
    .execute();
}

/** The firm with this id, if the zone has it. */
export function findFirm(db: ZoneDb, id: string): Promise<Firm | undefined> {
  return tables(db).selectFrom('parties.firm').select(detailColumns).where('id', '=', id).executeTakeFirst();
}

/** The firm that holds a credit code. */
export function findFirmByCode(db: ZoneDb, code: string): Promise<{ id: string; name: string } | undefined> {
  return tables(db)
    .selectFrom('parties.firm')
    .select(['id', 'name'])
    .where('social_credit_code', '=', code)
    .where('standing', '=', true)
    .executeTakeFirst();
}

/** A firm as it is entered. */
export type NewFirm = Omit<Firm, 'status'> & { zoneId: string; registeredBy: string };

/** Adds a firm; false when another of the zone holds its code already, also one that is being entered at the same time. */
export async function addFirm(tx: ZoneDb, firm: NewFirm): Promise<boolean> {
  const added = await tables(tx)
    .insertInto('parties.firm')
    .values({
      zone_id: firm.zoneId,
      id: firm.id,
      name: firm.name,
      social_credit_code: firm.socialCreditCode,
      code_exception_reason: firm.codeExceptionReason,
      industry: firm.industry,
      legal_form: firm.legalForm,
      scale: firm.scale,
      founded_on: firm.foundedOn,
      registered_capital_fen: firm.registeredCapitalFen,
      employees: firm.employees,
      address: firm.address,
      registered_at: firm.registeredAt,
      registered_by: firm.registeredBy,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['zone_id', 'social_credit_code'])
        // Written out: a generic plan knows no parameters and finds no index that fits one.
        .where(sql<boolean>`social_credit_code is not null and standing`)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** The firm with this id as long as it stands, held against others until the transaction ends. */
export function lockStandingFirm(tx: ZoneDb, id: string): Promise<Firm | undefined> {
  return tables(tx)
    .selectFrom('parties.firm')
    .select(detailColumns)
    .where('id', '=', id)
    .where('standing', '=', true)
    .forUpdate()
    .executeTakeFirst();
}

/** Name of the unique key that lets a code stand once in a zone. */
export const firmCodeKey = 'firm_social_credit_code';

/** Writes what was amended of a firm; fails on {@link firmCodeKey} when another firm took the code at the same moment. */
export async function saveAmendedFirm(tx: ZoneDb, id: string, firm: AmendableFirm): Promise<void> {
  await tables(tx)
    .updateTable('parties.firm')
    .set({
      name: firm.name,
      social_credit_code: firm.socialCreditCode,
      code_exception_reason: firm.codeExceptionReason,
      industry: firm.industry,
      legal_form: firm.legalForm,
      scale: firm.scale,
      founded_on: firm.foundedOn,
      registered_capital_fen: firm.registeredCapitalFen,
      employees: firm.employees,
      address: firm.address,
    })
    .where('id', '=', id)
    .execute();
}

function orderOf(sort: FirmSort) {
  const descending = sort.startsWith('-');
  const key = (descending ? sort.slice(1) : sort) as keyof typeof sortColumns;
  return { column: sortColumns[key], descending };
}

function worded<O>(all: SelectQueryBuilder<Firms, 'parties.firm', O>, { q }: Pick<FirmFilter, 'q'>) {
  const query = all.where('standing', '=', true);
  if (q === undefined || q === '') return query;
  const sought = parseNameQuery(q);
  // Words without a letter or digit are in no name.
  return query.where(sought === null ? sql<boolean>`false` : sql<boolean>`id in ${idsOfNamed(sought, 'firm')}`);
}

function narrow<O>(query: SelectQueryBuilder<Firms, 'parties.firm', O>, filter: FirmFilter) {
  let narrowed = query;
  if (filter.industry.length > 0) narrowed = narrowed.where('industry', 'in', filter.industry);
  if (filter.scale.length > 0) narrowed = narrowed.where('scale', 'in', filter.scale);
  if (filter.status.length > 0) narrowed = narrowed.where('status', 'in', filter.status);
  return narrowed;
}
