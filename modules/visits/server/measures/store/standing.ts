import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { StandingMeasure } from '../judge-rows.ts';

/** Every measure on the register, as sheets tell it. */
export async function listStanding(db: ZoneDb): Promise<StandingMeasure[]> {
  const { rows } = await sql<StandingMeasure>`
    select measure.id, measure.document_id as "documentId", aspect.title as aspect, measure.title, measure.content,
      measure.lead_department_id as "leadDepartmentId", measure.due_on as "dueOn", measure.state,
      array(select one.department_id from visits.measure_cooperation as one where one.zone_id = measure.zone_id
        and one.measure_id = measure.id order by one.department_id) as "cooperatingIds"
    from visits.measure
    left join visits.measure_aspect as aspect on aspect.zone_id = measure.zone_id and aspect.id = measure.aspect_id
    where measure.standing`.execute(db);
  return rows;
}

/** Measures among these that were acted on, or under which issues were joined. */
export async function listActedOn(db: ZoneDb, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from visits.measure where id = any(${[...ids]}::uuid[]) and (
      exists (select from visits.measure_act as act where act.zone_id = measure.zone_id and act.measure_id = measure.id)
      or exists (select from visits.measure_issue as own where own.zone_id = measure.zone_id and own.measure_id = measure.id))
    order by id`.execute(db);
  return rows.map(({ id }) => id);
}
