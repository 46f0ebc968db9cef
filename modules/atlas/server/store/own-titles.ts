import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { CriterionEntry, OwnTitleEntry } from '../../contract/own-title.ts';
import {
  type CriterionRow,
  type EvidenceRow,
  type OwnTitleRow,
  ownTables,
  type ResultRow,
} from './own-title-tables.ts';

/** A title as stored. */
export type StoredOwnTitle = Omit<OwnTitleRow, 'zone_id' | 'registered_by' | 'taken_back_at'>;
/** A criterion as stored; thresholds are decimal text. */
export type StoredCriterion = Omit<CriterionRow, 'zone_id' | 'demonstration'>;
/** Evidence as stored. */
export type StoredEvidence = Omit<EvidenceRow, 'zone_id' | 'attached_by' | 'withdrawn_by' | 'demonstration'>;
/** A result as stored. */
export type StoredResult = Omit<ResultRow, 'zone_id' | 'recorded_by' | 'demonstration'>;

/** Everything that the zone keeps of its titles, of all of them or of these. */
export interface TitleGround {
  titles: StoredOwnTitle[];
  /** Those that apply, in their order. */
  criteria: StoredCriterion[];
  evidence: StoredEvidence[];
  /** With those that were corrected; not those taken back with their import. */
  results: StoredResult[];
}

/** Reads titles with all that hangs on them; a zone has some dozens. */
export async function readTitles(db: ZoneDb, ids?: readonly string[]): Promise<TitleGround> {
  const mine = ids === undefined ? sql<boolean>`true` : sql<boolean>`title_id = any(${[...ids]}::uuid[])`;
  const of = ids === undefined ? sql<boolean>`true` : sql<boolean>`id = any(${[...ids]}::uuid[])`;
  const titles = await sql<StoredOwnTitle>`select id, name, kind, level, body, scope, document_number, recheck_on,
      warn_days, revision, registered_at, demonstration
    from atlas.own_title where taken_back_at is null and ${of} order by name, id`.execute(db);
  const criteria = await sql<StoredCriterion>`select id, title_id, year, position, wording, kind, comparison,
      threshold::text as threshold, unit, withdrawn
    from atlas.own_title_criterion where not withdrawn and ${mine} order by year desc, position, id`.execute(db);
  const evidence = await sql<StoredEvidence>`select id, title_id, criterion_id, kind, name, file_id, metric, period,
      value::text as value, unit, source, definition_version, link, valid_until, attached_at, withdrawn_at, withdraw_reason
    from atlas.own_title_evidence where ${mine} order by attached_at, id`.execute(db);
  const results = await sql<StoredResult>`select id, title_id, year, outcome, place, decided_on, document_number, note,
      recorded_at, replaced_by, taken_back_at
    from atlas.own_title_result where taken_back_at is null and ${mine}
    order by year desc, recorded_at desc, id desc`.execute(db);
  return { titles: titles.rows, criteria: criteria.rows, evidence: evidence.rows, results: results.rows };
}

/** Holds a title until the transaction ends; changes of one title happen one after the other. */
export async function lockTitle(tx: ZoneDb, id: string): Promise<StoredOwnTitle | undefined> {
  const found = await sql<StoredOwnTitle>`select id, name, kind, level, body, scope, document_number, recheck_on,
      warn_days, revision, registered_at, demonstration
    from atlas.own_title where id = ${id} and taken_back_at is null for update`.execute(tx);
  return found.rows[0];
}

/** Adds a title; false when another one has its name. */
export async function addTitle(
  tx: ZoneDb,
  row: OwnTitleEntry & { zoneId: string; id: string; by: string | null; at: string },
): Promise<boolean> {
  const added = await ownTables(tx)
    .insertInto('atlas.own_title')
    .values({
      ...{ zone_id: row.zoneId, id: row.id, registered_by: row.by, registered_at: row.at },
      ...columnsOf(row),
    })
    .onConflict((conflict) => conflict.columns(['zone_id', 'name']).where('taken_back_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Whether another title of the zone has the name. */
export async function isNameTaken(tx: ZoneDb, { name, id }: { name: string; id: string }): Promise<boolean> {
  const other = await ownTables(tx)
    .selectFrom('atlas.own_title')
    .select('id')
    .where('name', '=', name)
    .where('id', '<>', id)
    .where('taken_back_at', 'is', null)
    .executeTakeFirst();
  return other !== undefined;
}

/** Writes what is told of a title and raises its revision. */
export async function saveTitle(tx: ZoneDb, id: string, entry: OwnTitleEntry): Promise<void> {
  await ownTables(tx)
    .updateTable('atlas.own_title')
    .set((set) => ({ ...columnsOf(entry), revision: set('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Raises the revision alone, for a change of criteria. */
export async function raiseRevision(tx: ZoneDb, id: string): Promise<void> {
  await ownTables(tx)
    .updateTable('atlas.own_title')
    .set((set) => ({ revision: set('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

function columnsOf(entry: OwnTitleEntry) {
  return {
    name: entry.name,
    kind: entry.kind,
    level: entry.level,
    body: entry.body,
    scope: entry.scope,
    document_number: entry.documentNumber,
    recheck_on: entry.recheckOn,
    warn_days: entry.warnDays,
  };
}

/** A criterion with the place and year at which it is written. */
export type PlacedCriterion = CriterionEntry & { id: string; position: number };

const asked = (one: CriterionEntry) =>
  one.kind === 'figure'
    ? { comparison: one.comparison, threshold: one.threshold, unit: one.unit }
    : { comparison: null, threshold: null, unit: null };

/** Adds criteria of a year. */
export async function addCriteria(
  tx: ZoneDb,
  of: { zoneId: string; titleId: string; year: number },
  criteria: readonly PlacedCriterion[],
): Promise<void> {
  if (criteria.length === 0) return;
  await ownTables(tx)
    .insertInto('atlas.own_title_criterion')
    .values(
      criteria.map((one) => ({
        ...{ zone_id: of.zoneId, title_id: of.titleId, year: of.year },
        ...{ id: one.id, position: one.position, wording: one.wording, kind: one.kind, ...asked(one) },
      })),
    )
    .execute();
}

/** Writes a criterion as it stands now. */
export async function saveCriterion(tx: ZoneDb, one: PlacedCriterion): Promise<void> {
  await ownTables(tx)
    .updateTable('atlas.own_title_criterion')
    .set({ position: one.position, wording: one.wording, kind: one.kind, ...asked(one) })
    .where('id', '=', one.id)
    .execute();
}

/** Takes criteria out of their year; they keep their evidence. */
export async function withdrawCriteria(tx: ZoneDb, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await ownTables(tx)
    .updateTable('atlas.own_title_criterion')
    .set({ withdrawn: true })
    .where('id', 'in', [...ids])
    .execute();
}
