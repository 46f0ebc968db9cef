import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { MeasureActKind, MeasureState } from '../../../contract/measure.ts';
import { tables } from './tables.ts';

/** What of a measure is written by hand. */
export interface MeasureFields {
  aspectId: string | null;
  title: string;
  content: string | null;
  leadDepartmentId: string;
  cooperatingIds: readonly string[];
  dueOn: string;
}

/** Adds measures at the end of their documents in the order given, as one statement. */
export async function addMeasures(
  tx: ZoneDb,
  { zoneId }: { zoneId: string },
  measures: readonly (MeasureFields & { id: string; documentId: string })[],
): Promise<void> {
  const told = JSON.stringify(measures.map((one, place) => ({ ...one, place })));
  await sql`
    with told as (select * from jsonb_to_recordset(${told}::jsonb) as told (id uuid, "documentId" uuid, "aspectId" uuid,
      title text, content text, "leadDepartmentId" uuid, "dueOn" date, place integer))
    insert into visits.measure (zone_id, id, document_id, aspect_id, position, title, content, lead_department_id, due_on)
    select ${zoneId}::uuid, told.id, told."documentId", told."aspectId",
      coalesce((select max(position) from visits.measure as own where own.document_id = told."documentId"), 0)
        + row_number() over (partition by told."documentId" order by told.place),
      told.title, told.content, told."leadDepartmentId", told."dueOn"
    from told`.execute(tx);
  await addCooperation(tx, { zoneId }, measures);
}

async function addCooperation(
  tx: ZoneDb,
  { zoneId }: { zoneId: string },
  measures: readonly { id: string; cooperatingIds: readonly string[] }[],
): Promise<void> {
  const rows = measures.flatMap(({ id, cooperatingIds }) =>
    [...new Set(cooperatingIds)].map((department) => ({ zone_id: zoneId, measure_id: id, department_id: department })),
  );
  if (rows.length > 0) await tables(tx).insertInto('visits.measure_cooperation').values(rows).execute();
}

/** Writes the fields of a measure. */
export async function changeMeasure(
  tx: ZoneDb,
  { zoneId, id }: { zoneId: string; id: string },
  { aspectId, title, content, leadDepartmentId, cooperatingIds, dueOn }: MeasureFields,
): Promise<void> {
  await tables(tx)
    .updateTable('visits.measure')
    .set({ aspect_id: aspectId, title, content, lead_department_id: leadDepartmentId, due_on: dueOn })
    .where('id', '=', id)
    .execute();
  await tables(tx).deleteFrom('visits.measure_cooperation').where('measure_id', '=', id).execute();
  await addCooperation(tx, { zoneId }, [{ id, cooperatingIds }]);
}

/** Takes measures off the register, or puts them back; how many changed. */
export async function setStanding(tx: ZoneDb, ids: readonly string[], standing: boolean): Promise<number> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('visits.measure')
    .set({ standing })
    .where('id', 'in', [...ids])
    .where('standing', '=', !standing)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Holds a measure until the transaction ends: its state and how many acts it has; undefined where it is not on the register. */
export async function lockMeasure(
  tx: ZoneDb,
  id: string,
): Promise<{ state: MeasureState; seen: number; documentId: string } | undefined> {
  const row = await tables(tx)
    .selectFrom('visits.measure')
    .select(['state', 'document_id as documentId'])
    .where('id', '=', id)
    .where('standing', '=', true)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const acts = await tables(tx)
    .selectFrom('visits.measure_act')
    .select((make) => make.fn.max('number').as('seen'))
    .where('measure_id', '=', id)
    .executeTakeFirst();
  return { ...row, seen: acts?.seen ?? 0 };
}

/** An act as it stands in the table. */
export interface StoredAct {
  id: string;
  number: number;
  kind: MeasureActKind;
  text: string | null;
  files: number;
  by: string | null;
  at: string;
}

/** Adds an act and writes the state that it leads to. */
export async function addAct(
  tx: ZoneDb,
  { zoneId, measureId, state }: { zoneId: string; measureId: string; state: MeasureState },
  { by, at, before, ...act }: StoredAct & { before: unknown },
): Promise<void> {
  await tables(tx)
    .insertInto('visits.measure_act')
    .values({
      ...{ zone_id: zoneId, measure_id: measureId, ...act, made_by: by, made_at: at },
      before: before === null ? null : JSON.stringify(before),
    })
    .execute();
  await tables(tx).updateTable('visits.measure').set({ state }).where('id', '=', measureId).execute();
}

/** Acts of a measure, the first first. */
export function listActs(db: ZoneDb, measureId: string): Promise<StoredAct[]> {
  return tables(db)
    .selectFrom('visits.measure_act')
    .select(['id', 'number', 'kind', 'text', 'files', 'made_by as by', 'made_at as at'])
    .where('measure_id', '=', measureId)
    .orderBy('number')
    .execute();
}

/** Whether a document has another measure of this title. */
export async function titleTaken(
  tx: ZoneDb,
  { documentId, title, but }: { documentId: string; title: string; but?: string },
): Promise<boolean> {
  let query = tables(tx)
    .selectFrom('visits.measure')
    .select('id')
    .where('document_id', '=', documentId)
    .where('title', '=', title)
    .where('standing', '=', true);
  if (but !== undefined) query = query.where('id', '<>', but);
  return (await query.executeTakeFirst()) !== undefined;
}
