import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { AssignedFirms } from '../../../contract/officer-endpoints.ts';
import type { OfficerPart, OfficerTerm } from '../../../contract/service-officer.ts';
import type { StandingTerm } from '../domain/plan-terms.ts';
import { tables } from './tables.ts';

/** A term of a firm or project. */
export interface LaneTerm extends StandingTerm {
  firmId: string;
  project: string;
}

const termColumns = [
  'id',
  'firm_id as firmId',
  'project',
  'part',
  'staff_id as staffId',
  'starts_on as startsOn',
  'ends_on as endsOn',
] as const;

/** Terms of firms in a project (empty: the firm as a whole) that hold on a day or later, locked until the transaction ends. */
export function lockTerms(
  tx: ZoneDb,
  { firmIds, project, day }: { firmIds: readonly string[]; project: string; day: string },
): Promise<LaneTerm[]> {
  return tables(tx)
    .selectFrom('visits.officer_term')
    .select(termColumns)
    .where(sql<boolean>`firm_id = any(${firmIds}::uuid[])`)
    .where('project', '=', project)
    .where('taken_back_at', 'is', null)
    .where((make) => make.or([make('ends_on', 'is', null), make('ends_on', '>', day)]))
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Terms in every firm and project where somebody holds a place on a day or later. */
export function termsAround(db: ZoneDb, staffId: string, day: string): Promise<LaneTerm[]> {
  return tables(db)
    .selectFrom('visits.officer_term as one')
    .select(termColumns)
    .where('one.taken_back_at', 'is', null)
    .where((make) => make.or([make('one.ends_on', 'is', null), make('one.ends_on', '>', day)]))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('visits.officer_term as own')
          .select('own.id')
          .whereRef('own.zone_id', '=', 'one.zone_id')
          .whereRef('own.firm_id', '=', 'one.firm_id')
          .whereRef('own.project', '=', 'one.project')
          .where('own.staff_id', '=', staffId)
          .where('own.taken_back_at', 'is', null)
          .where((make) => make.or([make('own.ends_on', 'is', null), make('own.ends_on', '>', day)])),
      ),
    )
    .orderBy('one.id')
    .execute();
}

/** Standing firms that an act is for. */
export async function firmsMeant(
  db: ZoneDb,
  wanted: AssignedFirms,
  { day, limit }: { day: string; limit: number },
): Promise<{ id: string; name: string }[]> {
  const firms = tables(db)
    .selectFrom('parties.firm as firm')
    .select(['firm.id', 'firm.name'])
    .where('firm.standing', '=', true)
    .orderBy('firm.id')
    .limit(limit);
  if ('ids' in wanted) return firms.where(sql<boolean>`firm.id = any(${wanted.ids}::uuid[])`).execute();
  return firms
    .where('firm.status', '<>', 'deregistered')
    .$if(wanted.industry.length > 0, (query) =>
      query.where(sql<boolean>`substr(firm.industry, 1, 1) = any(${wanted.industry}::text[])
        or substr(firm.industry, 1, 3) = any(${wanted.industry}::text[])`),
    )
    .$if(wanted.scale.length > 0, (query) => query.where('firm.scale', 'in', wanted.scale))
    .$if(wanted.withoutOfficer, (query) =>
      query.where(sql<boolean>`not exists (select from visits.officer_term as term
        where term.firm_id = firm.id and term.project = '' and term.part = 'officer' and term.taken_back_at is null
          and term.starts_on <= ${day} and (term.ends_on is null or term.ends_on > ${day}))`),
    )
    .execute();
}

/** Every term that a firm had or has, the newest first. */
export async function listTerms(db: ZoneDb, firmId: string): Promise<OfficerTerm[]> {
  const { rows } = await sql<OfficerTerm>`
    select term.id, term.project, term.part, term.staff_id as "staffId", staff.name, term.starts_on as "startsOn",
      term.ends_on as "endsOn"
    from visits.officer_term as term join parties.staff as staff on staff.id = term.staff_id
    where term.firm_id = ${firmId} and term.taken_back_at is null
    order by term.starts_on desc, term.project, term.part, term.id limit 500`.execute(db);
  return rows;
}

/** A term to add. */
export interface NewTerm {
  id: string;
  firmId: string;
  project: string;
  part: OfficerPart;
  staffId: string;
  startsOn: string;
  endsOn: string | null;
}

/** Adds terms in one statement; one that overlaps another breaks the transaction with 23P01. */
export async function addTerms(
  tx: ZoneDb,
  { zoneId, by, at, demonstration = false }: { zoneId: string; by: string | null; at: string; demonstration?: boolean },
  terms: readonly NewTerm[],
): Promise<void> {
  if (terms.length === 0) return;
  await sql`
    insert into visits.officer_term (zone_id, id, firm_id, project, part, staff_id, starts_on, ends_on, made_by, made_at,
      demonstration)
    select ${zoneId}::uuid, made.id, made."firmId", made.project, made.part, made."staffId", made."startsOn", made."endsOn",
      ${by}::uuid, ${at}::timestamptz, ${demonstration}
    from jsonb_to_recordset(${JSON.stringify(terms)}::jsonb) as made (id uuid, "firmId" uuid, project text, part text,
      "staffId" uuid, "startsOn" date, "endsOn" date)`.execute(tx);
}

/** Ends terms on a day, which is the first without them. */
export async function endTerms(tx: ZoneDb, ids: readonly string[], day: string): Promise<void> {
  if (ids.length === 0) return;
  await sql`update visits.officer_term set ends_on = ${day} where id = any(${ids}::uuid[])`.execute(tx);
}

/** Takes terms back that should not begin, or should never have been; how many stood. */
export async function takeBackTerms(
  tx: ZoneDb,
  ids: readonly string[],
  { by, at }: { by: string | null; at: string },
): Promise<number> {
  if (ids.length === 0) return 0;
  const { numAffectedRows } = await sql`update visits.officer_term
    set taken_back_at = ${at}::timestamptz, taken_back_by = ${by}::uuid
    where id = any(${ids}::uuid[]) and taken_back_at is null`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** A term that a sheet wrote, with the deputy's that began with it. */
export type SheetTerm = NewTerm & { deputyTermId: string | null; deputyId: string | null };

/** Officers' terms by id that stand, each with the deputy's that began on the same day and has no end. */
export async function listTermsById(db: ZoneDb, ids: readonly string[]): Promise<SheetTerm[]> {
  const { rows } = await sql<SheetTerm>`
    select term.id, term.firm_id as "firmId", term.project, term.part, term.staff_id as "staffId",
      term.starts_on as "startsOn", term.ends_on as "endsOn", second.id as "deputyTermId", second.staff_id as "deputyId"
    from visits.officer_term as term
    left join visits.officer_term as second on second.firm_id = term.firm_id and second.project = term.project
      and second.part = 'deputy' and second.starts_on = term.starts_on and second.ends_on is null
      and second.taken_back_at is null
    where term.id = any(${ids}::uuid[]) and term.taken_back_at is null`.execute(db);
  return rows;
}

/** Removes every invented term. */
export async function removeInventedTerms(tx: ZoneDb): Promise<void> {
  await tables(tx).deleteFrom('visits.officer_term').where('demonstration', '=', true).execute();
}

/** Whether the zone has named any officer yet. */
export async function anybodyServes(db: ZoneDb): Promise<boolean> {
  const { rows } = await sql`select from visits.officer_term where taken_back_at is null limit 1`.execute(db);
  return rows.length > 0;
}

/** Firms in business for which nobody made a term, in the order of their ids: those that a generator may give officers. */
export async function firmsToServe(db: ZoneDb): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select firm.id from parties.firm as firm where firm.standing and firm.status <> 'deregistered'
      and not exists (select from visits.officer_term as term where term.firm_id = firm.id)
    order by firm.id`.execute(db);
  return rows.map(({ id }) => id);
}
