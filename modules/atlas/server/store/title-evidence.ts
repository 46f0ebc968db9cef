import type { ZoneDb } from '#platform/db/server/database.ts';
import type { EvidenceEntry, TitleResultEntry, TitleUnit } from '../../contract/own-title.ts';
import { ownTables } from './own-title-tables.ts';
import type { StoredCriterion } from './own-titles.ts';

/** Who does something, where and when. */
export interface Acting {
  zoneId: string;
  by: string | null;
  at: string;
}

/** A criterion of a title that still applies. */
export function findCriterion(
  db: ZoneDb,
  { titleId, criterionId }: { titleId: string; criterionId: string },
): Promise<StoredCriterion | undefined> {
  return ownTables(db)
    .selectFrom('atlas.own_title_criterion')
    .selectAll()
    .where('title_id', '=', titleId)
    .where('id', '=', criterionId)
    .where('withdrawn', '=', false)
    .executeTakeFirst();
}

const nothing = {
  ...{ file_id: null, metric: null, period: null, value: null, unit: null, source: null, link: null },
  definition_version: null,
};

/** Evidence as it is kept: of a metric, with the value that was taken. */
export type KeptEvidence =
  | Exclude<EvidenceEntry, { kind: 'metric' }>
  | (Extract<EvidenceEntry, { kind: 'metric' }> & { period: string; value: string; unit: TitleUnit; version: number });

function told(evidence: KeptEvidence) {
  if (evidence.kind === 'file') return { ...nothing, file_id: evidence.fileId };
  if (evidence.kind === 'link') return { ...nothing, link: evidence.link };
  if (evidence.kind === 'statement') return nothing;
  if (evidence.kind === 'metric') {
    const { metric, period, value, unit, version } = evidence;
    return { ...nothing, metric, period, value, unit, definition_version: version };
  }
  const { period, value, unit, source } = evidence;
  return { ...nothing, period, value, unit, source };
}

/** Adds a piece of evidence to a criterion. */
export async function addEvidence(
  tx: ZoneDb,
  of: Acting & { id: string; titleId: string; criterionId: string },
  evidence: KeptEvidence,
): Promise<void> {
  await ownTables(tx)
    .insertInto('atlas.own_title_evidence')
    .values({
      ...{ zone_id: of.zoneId, id: of.id, title_id: of.titleId, criterion_id: of.criterionId },
      ...{
        kind: evidence.kind === 'metric' ? 'figure' : evidence.kind,
        name: evidence.name,
        valid_until: evidence.validUntil,
        ...told(evidence),
      },
      ...{ attached_by: of.by, attached_at: of.at, withdrawn_by: null, withdrawn_at: null, withdraw_reason: null },
    })
    .execute();
}

/** Withdraws evidence; undefined when the title has no such piece that stands. */
export function withdrawEvidence(
  tx: ZoneDb,
  { titleId, id, by, at, reason }: Acting & { titleId: string; id: string; reason: string },
) {
  return ownTables(tx)
    .updateTable('atlas.own_title_evidence')
    .set({ withdrawn_by: by, withdrawn_at: at, withdraw_reason: reason })
    .where('title_id', '=', titleId)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returning(['id', 'name', 'criterion_id'])
    .executeTakeFirst();
}

/** Marks a result as corrected by another, which is added next. */
export async function replaceResult(tx: ZoneDb, id: string, by: string): Promise<void> {
  await ownTables(tx).updateTable('atlas.own_title_result').set({ replaced_by: by }).where('id', '=', id).execute();
}

/** A result to be written. */
export type NewResult = TitleResultEntry & { id: string; titleId: string };

/** Adds results; the key of title and year lets one a year stand. */
export async function addResults(tx: ZoneDb, { zoneId, by, at }: Acting, results: readonly NewResult[]): Promise<void> {
  if (results.length === 0) return;
  await ownTables(tx)
    .insertInto('atlas.own_title_result')
    .values(
      results.map((one) => ({
        ...{ zone_id: zoneId, id: one.id, title_id: one.titleId, year: one.year, outcome: one.outcome },
        ...{ place: one.place, decided_on: one.decidedOn, document_number: one.documentNumber, note: one.note },
        ...{ recorded_by: by, recorded_at: at, replaced_by: null, taken_back_at: null },
      })),
    )
    .execute();
}

/** Results with these ids that stand. */
export function listStandingResults(db: ZoneDb, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([]);
  return ownTables(db)
    .selectFrom('atlas.own_title_result')
    .select(['id', 'title_id', 'year', 'outcome', 'place', 'decided_on', 'document_number', 'note'])
    .where('id', 'in', [...ids])
    .where('replaced_by', 'is', null)
    .where('taken_back_at', 'is', null)
    .execute();
}

/** Takes results back that came with an import; answers how many stood. */
export async function takeBackResults(tx: ZoneDb, ids: readonly string[], at: string): Promise<number> {
  const taken = await ownTables(tx)
    .updateTable('atlas.own_title_result')
    .set({ taken_back_at: at })
    .where('id', 'in', [...ids])
    .where('replaced_by', 'is', null)
    .where('taken_back_at', 'is', null)
    .returning('id')
    .execute();
  return taken.length;
}
