import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { VisitPurpose } from '../../../contract/visit.ts';
import type { Exemption } from '../../../contract/visit-cap.ts';
import type { PastVisit } from '../domain/judge-cap.ts';
import { tables } from './tables.ts';

/** A visit as it is stored. */
export interface NewVisit {
  zoneId: string;
  id: string;
  clientId: string;
  firmId: string;
  departmentId: string;
  departments: readonly string[];
  officers: readonly string[];
  day: string;
  purpose: VisitPurpose;
  metRole: string;
  metPersonId: string | null;
  summary: string;
  place: { longitude: number; latitude: number } | null;
  exemption: { kind: Exemption; reason: string } | null;
  notedAt: string;
  recordedBy: string;
  recordedAt: string;
}

/** Name of the unique key that lets a number of a phone stand once in a zone. */
export const clientKey = 'visit_client';

/**
 * The firm that stands, held against every other recording and against merging until the transaction ends: what is read of
 * its visits afterwards cannot change meanwhile.
 */
export async function lockFirm(tx: ZoneDb, id: string): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('parties.party')
    .select('id')
    .where('id', '=', id)
    .where('kind', '=', 'firm')
    .where('state', '=', 'standing')
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a person of the register stands. */
export async function isPerson(db: ZoneDb, id: string): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('parties.party')
    .select('id')
    .where('id', '=', id)
    .where('kind', '=', 'person')
    .where('state', '=', 'standing')
    .executeTakeFirst();
  return row !== undefined;
}

/** The visit that a phone's number stands for. */
export function findByClient(tx: ZoneDb, clientId: string) {
  return tables(tx)
    .selectFrom('visits.visit')
    .select(['id', 'firm_id as firmId', 'recorded_by as recordedBy'])
    .where('client_id', '=', clientId)
    .executeTakeFirst();
}

/** Visits of these firms that count against the cap, after a day: neither withdrawn nor exempt. */
export async function countedVisits(
  db: ZoneDb,
  { firmIds, after, except }: { firmIds: readonly string[]; after: string; except?: string },
): Promise<(PastVisit & { firmId: string })[]> {
  if (firmIds.length === 0) return [];
  const rows = await tables(db)
    .selectFrom('visits.visit as visit')
    .select(['visit.id', 'visit.firm_id as firmId', 'visit.day'])
    .select(
      sql<string[]>`array(select d.department_id from visits.visit_department d
        where d.zone_id = visit.zone_id and d.visit_id = visit.id
        order by d.department_id <> visit.department_id, d.department_id)`.as('departments'),
    )
    .where('visit.firm_id', 'in', firmIds)
    .where('visit.day', '>', after)
    .where('visit.withdrawn_at', 'is', null)
    .where('visit.exemption', 'is', null)
    .$if(except !== undefined, (query) => query.where('visit.id', '<>', except ?? ''))
    .orderBy('visit.day')
    .orderBy('visit.id')
    .execute();
  return rows;
}

/** How many exempt visits a firm saw after a day and up to another. */
export async function countExempt(db: ZoneDb, firmId: string, { after, to }: { after: string; to: string }) {
  const { count } = await tables(db)
    .selectFrom('visits.visit')
    .select((make) => make.fn.countAll<number>().as('count'))
    .where('firm_id', '=', firmId)
    .where('day', '>', after)
    .where('day', '<=', to)
    .where('withdrawn_at', 'is', null)
    .where('exemption', 'is not', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** Stores a visit with who went. */
export async function addVisit(tx: ZoneDb, visit: NewVisit): Promise<void> {
  const { zoneId, id } = visit;
  await tables(tx)
    .insertInto('visits.visit')
    .values({
      ...{ zone_id: zoneId, id, client_id: visit.clientId, number: 1 },
      ...{ firm_id: visit.firmId, department_id: visit.departmentId, day: visit.day, purpose: visit.purpose },
      ...{ met_role: visit.metRole, met_person_id: visit.metPersonId, summary: visit.summary },
      longitude: visit.place === null ? null : visit.place.longitude.toFixed(6),
      latitude: visit.place === null ? null : visit.place.latitude.toFixed(6),
      ...{ exemption: visit.exemption?.kind ?? null, exemption_reason: visit.exemption?.reason ?? null },
      ...{ noted_at: visit.notedAt, recorded_by: visit.recordedBy, recorded_at: visit.recordedAt },
    })
    .execute();
  await tables(tx)
    .insertInto('visits.visit_department')
    .values(visit.departments.map((department_id) => ({ zone_id: zoneId, visit_id: id, department_id })))
    .execute();
  await tables(tx)
    .insertInto('visits.visit_officer')
    .values(visit.officers.map((account_id) => ({ zone_id: zoneId, visit_id: id, account_id })))
    .execute();
}

/** What a correction can change. */
export interface VisitContent {
  day: string;
  purpose: VisitPurpose;
  metRole: string;
  summary: string;
  exemption: Exemption | null;
  exemptionReason: string | null;
}

/** Writes a correction over the record, whose number rises by one. */
export async function saveCorrection(tx: ZoneDb, id: string, content: VisitContent, number: number): Promise<void> {
  await tables(tx)
    .updateTable('visits.visit')
    .set({
      ...{ number, day: content.day, purpose: content.purpose, met_role: content.metRole, summary: content.summary },
      ...{ exemption: content.exemption, exemption_reason: content.exemptionReason },
    })
    .where('id', '=', id)
    .execute();
}

/** Marks a record as taken back. */
export async function saveWithdrawal(
  tx: ZoneDb,
  id: string,
  { number, at, by, reason }: { number: number; at: string; by: string; reason: string },
): Promise<void> {
  await tables(tx)
    .updateTable('visits.visit')
    .set({ number, withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason })
    .where('id', '=', id)
    .execute();
}

/** Keeps what stood before a change; nothing of it is ever changed. */
export async function addChange(
  tx: ZoneDb,
  change: {
    zoneId: string;
    visitId: string;
    number: number;
    kind: 'correcting' | 'withdrawing';
    reason: string;
    before: Record<string, string>;
    by: string;
    at: string;
  },
): Promise<void> {
  await tables(tx)
    .insertInto('visits.visit_change')
    .values({
      ...{ zone_id: change.zoneId, visit_id: change.visitId, number: change.number, kind: change.kind },
      ...{ reason: change.reason, before: JSON.stringify(change.before), made_by: change.by, made_at: change.at },
    })
    .execute();
}

/** Changes of a record, the first first. */
export function listChanges(db: ZoneDb, visitId: string) {
  return tables(db)
    .selectFrom('visits.visit_change as change')
    .leftJoin('auth.account as account', (join) =>
      join.onRef('account.zone_id', '=', 'change.zone_id').onRef('account.id', '=', 'change.made_by'),
    )
    .select(['change.number', 'change.kind', 'change.reason', 'change.before', 'change.made_at as at'])
    .select('account.display_name as by')
    .where('change.visit_id', '=', visitId)
    .orderBy('change.number')
    .execute();
}
