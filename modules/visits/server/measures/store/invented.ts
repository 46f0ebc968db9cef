import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { InventedDocument } from '../invent-measures.ts';

/** Removes what was invented of measures and common issues; rows of people stay, with the proposals that they followed. */
export async function removeInventedMeasures(tx: ZoneDb): Promise<void> {
  for (const table of ['measure_issue', 'measure_document']) {
    await sql`delete from ${sql.table(`visits.${table}`)} where demonstration`.execute(tx);
  }
  await sql`delete from visits.issue_proposal as proposal where demonstration
    and not exists (select from visits.measure_issue as joined where joined.proposal_id = proposal.id)`.execute(tx);
}

/** Writes an invented document with its aspects, measures and acts; published on the day of its issue. Measures whose department the zone lacks are led by the first one of the zone. */
export async function addInventedDocument(
  tx: ZoneDb,
  { zoneId, today }: { zoneId: string; today: string },
  { aspects, measures, ...document }: InventedDocument,
): Promise<void> {
  const at = `${document.issuedOn}T09:00:00+08:00`;
  await sql`insert into visits.measure_document (zone_id, id, number, title, issued_on, source, published_at, entered_at,
      demonstration)
    values (${zoneId}, ${document.id}, ${document.number}, ${document.title}, ${document.issuedOn}, ${document.source}, ${at},
      ${at}, true)`.execute(tx);
  await sql`insert into visits.measure_aspect (zone_id, id, document_id, position, title, demonstration)
    select ${zoneId}::uuid, told.id, ${document.id}::uuid, told.position, told.title, true
    from jsonb_to_recordset(${JSON.stringify(aspects)}::jsonb) as told (id uuid, position integer, title text)`.execute(
    tx,
  );
  await sql`
    with standing as (select distinct on (department_id) department_id, code, status, kind from parties.department_state
      where valid_from <= ${today} and status <> 'void' order by department_id, valid_from desc, change_number desc)
    insert into visits.measure (zone_id, id, document_id, aspect_id, position, title, lead_department_id, due_on, state,
      demonstration)
    select ${zoneId}::uuid, told.id, ${document.id}::uuid, told."aspectId", told.position, told.title,
      coalesce((select department_id from standing where code = told.department and status = 'standing' limit 1),
        (select department_id from standing where kind = 'department' and status = 'standing' order by code limit 1)),
      told."dueOn", told.state, true
    from jsonb_to_recordset(${JSON.stringify(measures)}::jsonb) as told (id uuid, "aspectId" uuid, position integer,
      title text, department text, "dueOn" date, state text)`.execute(tx);
  const acts = measures.flatMap((measure) => measure.acts.map((act) => ({ ...act, measureId: measure.id })));
  await sql`insert into visits.measure_act (zone_id, measure_id, number, id, kind, text, made_at, demonstration)
    select ${zoneId}::uuid, told."measureId", told.number, told.id, told.kind, told.text, told.at, true
    from jsonb_to_recordset(${JSON.stringify(acts)}::jsonb) as told (id uuid, "measureId" uuid, number integer, kind text,
      text text, at timestamptz)`.execute(tx);
}

/**
 * Puts invented issues under invented measures: those that wait for a measure under open ones of their category (or any open
 * one), and at most `most` closed ones of the category under each that is done, whose firms were told. How many.
 */
export async function joinInventedIssues(
  tx: ZoneDb,
  { zoneId, most }: { zoneId: string; most: number },
  measures: readonly { id: string; category: string; state: string; doneAt: string | null }[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    with told as (select * from jsonb_to_recordset(${JSON.stringify(measures)}::jsonb) as told (id uuid, category text,
      state text, "doneAt" timestamptz)),
    free as (select issue.case_id, issue.category, issue.raised_at, file.state, file.concluded_at
      from visits.issue join cases.case_file as file on file.zone_id = issue.zone_id and file.id = issue.case_id
      where issue.demonstration and issue.ended_on is null
        and not exists (select from visits.measure_issue as own where own.case_id = issue.case_id and own.undone_at is null)),
    closed as (select free.case_id, told.id, told."doneAt" as told_at, free.raised_at,
        row_number() over (partition by told.id order by free.raised_at, free.case_id) as place
      from free join told on told.state = 'done' and told.category = free.category and free.raised_at < told."doneAt"
      where free.state in ('closed', 'asked', 'settled')),
    waiting as (select distinct on (free.case_id) free.case_id, told.id, null::timestamptz as told_at, free.raised_at
      from free join told on told.state = 'underWay' where free.state = 'systemic'
      order by free.case_id, (told.category = free.category) desc, told.id)
    insert into visits.measure_issue (zone_id, id, measure_id, case_id, joined_at, told_at, demonstration)
    select ${zoneId}::uuid, case_id, id, case_id, raised_at + interval '1 hour', told_at, true
    from (select case_id, id, told_at, raised_at from closed where place <= ${most}
      union all select * from waiting) as joined
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
