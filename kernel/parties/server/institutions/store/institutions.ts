import { type Generated, type SelectQueryBuilder, sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type {
  Institution,
  InstitutionFilter,
  InstitutionStatus,
  InstitutionSummary,
} from '../../../contract/institution.ts';
import type { PartnerKind } from '../../../contract/membership.ts';
import type { RegisterTally } from '../../places/domain/summarise-register.ts';
import { patternOf, type Slice } from '../../places/store/tables.ts';

// A type and not an interface: kysely asks for an index signature.

/** A row of parties.partner as the register of institutions has it. */
export type InstitutionRow = {
  zone_id: string;
  id: string;
  name: string;
  kind: PartnerKind;
  short_name: string | null;
  social_credit_code: string | null;
  code_exception_reason: string | null;
  address: string | null;
  office_telephone: string | null;
  website: string | null;
  status: Generated<InstitutionStatus>;
  source: string | null;
  standing: Generated<boolean>;
  demonstration: Generated<boolean>;
  registered_at: string;
  registered_by: string | null;
};

type Institutions = { 'parties.partner': InstitutionRow };

const summaryColumns = [
  'id',
  'name',
  'short_name as shortName',
  'kind',
  'status',
  'social_credit_code as socialCreditCode',
  'office_telephone as officeTelephone',
] as const;

const detailColumns = [
  ...summaryColumns,
  'code_exception_reason as codeExceptionReason',
  'address',
  'website',
  'source',
  'registered_at as registeredAt',
] as const;

const tables = (db: ZoneDb) => db.withTables<Institutions>();

/** Institutions that match, `limit` rows from `offset`; name and id break ties. */
export function listInstitutions(
  db: ZoneDb,
  filter: InstitutionFilter,
  { limit, offset }: Slice,
): Promise<InstitutionSummary[]> {
  return ordered(db, filter).select(summaryColumns).limit(limit).offset(offset).execute();
}

/** Every matching institution with all its columns, for a workbook. */
export function listInstitutionsInFull(db: ZoneDb, filter: InstitutionFilter, limit: number): Promise<Institution[]> {
  return ordered(db, filter).select(detailColumns).limit(limit).execute();
}

/** Counts by kind and status of the institutions whose words match; they have no area. */
export function tallyInstitutions(
  db: ZoneDb,
  filter: Pick<InstitutionFilter, 'q'>,
): Promise<RegisterTally<'kind' | 'status'>[]> {
  return worded(tables(db).selectFrom('parties.partner'), filter)
    .select(['kind', 'status'])
    .select((make) => [make.fn.countAll<number>().as('count'), sql<string>`'0.00'`.as('area')])
    .groupBy(['kind', 'status'])
    .execute();
}

/** The institution with this id, if the zone has it on its register. */
export function findInstitution(db: ZoneDb, id: string): Promise<Institution | undefined> {
  return one(db, id).executeTakeFirst();
}

/** The same, kept from others who amend it until the transaction ends. */
export function lockInstitution(tx: ZoneDb, id: string): Promise<Institution | undefined> {
  return one(tx, id).forUpdate().executeTakeFirst();
}

function one(db: ZoneDb, id: string) {
  return tables(db)
    .selectFrom('parties.partner')
    .select(detailColumns)
    .where('id', '=', id)
    .where('standing', '=', true);
}

/** The institution that holds a credit code. */
export function findInstitutionByCode(db: ZoneDb, code: string): Promise<{ id: string; name: string } | undefined> {
  return tables(db)
    .selectFrom('parties.partner')
    .select(['id', 'name'])
    .where('social_credit_code', '=', code)
    .where('standing', '=', true)
    .executeTakeFirst();
}

/** Adds an institution; a name or code that is taken breaks the transaction with 23505. */
export async function addInstitution(
  tx: ZoneDb,
  one: Institution & { zoneId: string; registeredBy: string | null },
): Promise<void> {
  await tables(tx)
    .insertInto('parties.partner')
    .values({
      ...columnsOf(one),
      zone_id: one.zoneId,
      id: one.id,
      registered_at: one.registeredAt,
      registered_by: one.registeredBy,
    })
    .execute();
}

/** Writes what is now known of an institution; a name or code that is taken breaks the transaction with 23505. */
export async function updateInstitution(tx: ZoneDb, one: Institution): Promise<void> {
  await tables(tx)
    .updateTable('parties.partner')
    .set(columnsOf(one))
    .where('id', '=', one.id)
    .where('standing', '=', true)
    .execute();
}

/** Adds an invented institution, or tells it anew when it stands there already; the id that it has. */
export async function addInventedInstitution(
  tx: ZoneDb,
  one: Institution & { zoneId: string },
): Promise<{ id: string }> {
  return tables(tx)
    .insertInto('parties.partner')
    .values({
      ...columnsOf(one),
      ...{ zone_id: one.zoneId, id: one.id, registered_at: one.registeredAt, registered_by: null },
      demonstration: true,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['zone_id', 'name'])
        .where(sql<boolean>`standing`)
        .doUpdateSet({ status: one.status, short_name: one.shortName }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
}

function columnsOf(one: Institution) {
  return {
    name: one.name,
    kind: one.kind,
    short_name: one.shortName,
    social_credit_code: one.socialCreditCode,
    code_exception_reason: one.codeExceptionReason,
    address: one.address,
    office_telephone: one.officeTelephone,
    website: one.website,
    status: one.status,
    source: one.source,
  };
}

function ordered(db: ZoneDb, filter: InstitutionFilter) {
  const descending = filter.sort.startsWith('-');
  const column = filter.sort.endsWith('kind') ? 'kind' : 'name';
  let query = worded(tables(db).selectFrom('parties.partner'), filter);
  if (filter.kind.length > 0) query = query.where('kind', 'in', filter.kind);
  if (filter.status.length > 0) query = query.where('status', 'in', filter.status);
  return query
    .orderBy(column, descending ? 'desc' : 'asc')
    .orderBy('name')
    .orderBy('id');
}

function worded<O>(all: SelectQueryBuilder<Institutions, 'parties.partner', O>, { q }: Pick<InstitutionFilter, 'q'>) {
  const query = all.where('standing', '=', true);
  if (q === undefined || q === '') return query;
  const pattern = patternOf(q);
  return query.where((make) =>
    make.or([
      make('name', 'ilike', pattern),
      make('short_name', 'ilike', pattern),
      make('social_credit_code', 'like', pattern.slice(1).toUpperCase()),
    ]),
  );
}
