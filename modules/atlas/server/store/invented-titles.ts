import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { DemoTable } from '#platform/module/demo.ts';
import type { InventedTitle } from '../titles/domain/invent-title.ts';
import { ownTables } from './own-title-tables.ts';

/** Removes invented titles with what was invented of them; one that people built on stays as it stands. */
export async function removeInventedTitles(tx: ZoneDb): Promise<void> {
  const built = sql.join(
    ['own_title_criterion', 'own_title_evidence', 'own_title_result'].map(
      (table) =>
        sql`exists (select 1 from ${sql.table(`atlas.${table}`)} c
          where c.zone_id = t.zone_id and c.title_id = t.id and not c.demonstration)`,
    ),
    sql` or `,
  );
  await sql`delete from atlas.own_title t where t.demonstration and t.revision = 1 and not (${built})`.execute(tx);
}

/** Adds an invented title with all that hangs on it, unless the zone has one of its name. */
export async function addInventedTitle(
  tx: ZoneDb,
  { zoneId, at }: { zoneId: string; at: string },
  title: InventedTitle,
): Promise<DemoTable[]> {
  const id = randomUUIDv7();
  const frame = { zone_id: zoneId, demonstration: true };
  const added = await ownTables(tx)
    .insertInto('atlas.own_title')
    .values({
      ...{ ...frame, id, name: title.name, kind: 'title', level: null, body: title.body, scope: title.scope },
      ...{ document_number: title.documentNumber, recheck_on: title.recheckOn, warn_days: title.warnDays },
      ...{ registered_by: null, registered_at: at },
    })
    .onConflict((conflict) => conflict.columns(['zone_id', 'name']).where('taken_back_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  const criteria = title.criteria.map((one, place) => ({ ...one, id: randomUUIDv7(), position: place + 1 }));
  const evidence = criteria.flatMap((one) => one.evidence.map((proof) => ({ ...proof, criterionId: one.id })));
  const counts = [
    { table: 'atlas.own_title', rows: 1 },
    { table: 'atlas.own_title_criterion', rows: criteria.length },
    { table: 'atlas.own_title_evidence', rows: evidence.length },
    { table: 'atlas.own_title_result', rows: title.results.length },
  ];
  if (added === undefined) return counts;
  await ownTables(tx)
    .insertInto('atlas.own_title_criterion')
    .values(criteria.map(({ evidence: _proofs, ...one }) => ({ ...frame, ...one, title_id: id, year: title.year })))
    .execute();
  await ownTables(tx)
    .insertInto('atlas.own_title_evidence')
    .values(
      evidence.map(({ criterionId, validUntil, value, unit, source, link, ...one }) => ({
        ...{ ...frame, ...one, id: randomUUIDv7(), title_id: id, criterion_id: criterionId, valid_until: validUntil },
        ...{ metric: null, value: value ?? null, unit: unit ?? null, source: source ?? null },
        ...{ link: link ?? null, file_id: null, attached_by: null, attached_at: at },
        ...{ withdrawn_by: null, withdrawn_at: null, withdraw_reason: null },
      })),
    )
    .execute();
  await ownTables(tx)
    .insertInto('atlas.own_title_result')
    .values(
      title.results.map((one) => ({
        ...{ ...frame, ...one, id: randomUUIDv7(), title_id: id, place: null, decided_on: null },
        ...{ document_number: null, recorded_by: null, recorded_at: at, replaced_by: null, taken_back_at: null },
      })),
    )
    .execute();
  return counts;
}
