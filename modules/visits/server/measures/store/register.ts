import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { MeasureState } from '../../../contract/measure.ts';
import type { measureFilter } from '../../../contract/measure-endpoints.ts';
import type { LightBounds } from '../judge-due.ts';

/** The parsed filter of the register of measures. */
export type MeasureFilter = z.output<typeof measureFilter>;

/** A measure as it stands in the tables. */
export interface StoredMeasure {
  id: string;
  documentId: string;
  documentNumber: string;
  documentTitle: string;
  aspect: { id: string; position: number; title: string } | null;
  position: number;
  title: string;
  content: string | null;
  leadId: string;
  cooperatingIds: string[];
  dueOn: string;
  state: MeasureState;
  issues: number;
  demonstration: boolean;
}

/** Whatever makes a filter: the register's own, or one measure by its id. */
interface Asked {
  filter: Omit<MeasureFilter, 'sort'>;
  bounds: LightBounds;
  leaveOut?: string;
}

const openStates = sql`measure.state in ('planned', 'underWay')`;

/** Light of a row as SQL sees it; null once done or dropped. */
function lightOf({ today, warnThrough }: LightBounds): RawBuilder<string | null> {
  return sql`case when not (${openStates}) then null when measure.due_on < ${today} then 'late'
    when measure.due_on <= ${warnThrough} then 'warn' else 'ok' end`;
}

function matching({ filter, bounds, leaveOut }: Asked): RawBuilder<unknown> {
  const { q, document, aspect, department, state, light } = filter;
  const lists: [string, readonly string[], RawBuilder<unknown>][] = [
    ['document', document, sql`measure.document_id::text`],
    ['aspect', aspect, sql`measure.aspect_id::text`],
    ['department', department, sql`measure.lead_department_id::text`],
    ['state', state, sql`measure.state`],
    ['light', light, lightOf(bounds)],
  ];
  const parts: RawBuilder<unknown>[] = [sql`measure.standing`];
  for (const [key, values, column] of lists) {
    if (values.length > 0 && key !== leaveOut) parts.push(sql`${column} = any(${[...values]}::text[])`);
  }
  if (q !== undefined && q !== '') {
    const pattern = `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    parts.push(sql`(measure.title ilike ${pattern} or measure.content ilike ${pattern} or document.number ilike ${pattern}
      or document.title ilike ${pattern})`);
  }
  return sql.join(parts, sql` and `);
}

const from = sql`visits.measure
  join visits.measure_document as document on document.zone_id = measure.zone_id and document.id = measure.document_id`;

const columns = sql`measure.id, measure.document_id as "documentId", document.number as "documentNumber",
  document.title as "documentTitle", measure.position, measure.title, measure.content,
  measure.lead_department_id as "leadId", measure.due_on as "dueOn", measure.state, measure.demonstration,
  (select json_build_object('id', aspect.id, 'position', aspect.position, 'title', aspect.title)
    from visits.measure_aspect as aspect
    where aspect.zone_id = measure.zone_id and aspect.id = measure.aspect_id) as aspect,
  array(select one.department_id from visits.measure_cooperation as one where one.zone_id = measure.zone_id
    and one.measure_id = measure.id order by one.department_id) as "cooperatingIds",
  (select count(*) from visits.measure_issue as one where one.zone_id = measure.zone_id and one.measure_id = measure.id
    and one.undone_at is null) as issues`;

const orders = {
  position: sql`document.issued_on desc, document.number, measure.position, measure.id`,
  dueOn: sql`measure.due_on, measure.id`,
  '-dueOn': sql`measure.due_on desc, measure.id`,
  '-issues': sql`issues desc, measure.due_on, measure.id`,
} as const;

/** Measures that match, in the order asked for. */
export async function listStored(
  db: ZoneDb,
  { filter, bounds }: { filter: MeasureFilter; bounds: LightBounds },
  { limit, offset }: { limit: number; offset: number },
): Promise<StoredMeasure[]> {
  const { rows } = await sql<StoredMeasure>`select ${columns} from ${from} where ${matching({ filter, bounds })}
    order by ${orders[filter.sort]} limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** How many match. */
export async function countStored(db: ZoneDb, asked: Asked): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from ${from} where ${matching(asked)}`.execute(db);
  return rows[0]?.count ?? 0;
}

const facetColumns = {
  document: sql`measure.document_id::text`,
  department: sql`measure.lead_department_id::text`,
  state: sql`measure.state`,
} as const;

/** How many match by a field, under all filters but its own. */
export async function countBy(
  db: ZoneDb,
  field: keyof typeof facetColumns | 'light',
  { filter, bounds }: Asked,
): Promise<{ value: string; count: number }[]> {
  const column = field === 'light' ? lightOf(bounds) : facetColumns[field];
  const { rows } = await sql<{ value: string; count: number }>`select ${column} as value, count(*) as count from ${from}
    where ${matching({ filter, bounds, leaveOut: field })} and ${column} is not null group by 1 order by 2 desc, 1`.execute(
    db,
  );
  return rows;
}

/** One measure on the register. */
export async function findStored(db: ZoneDb, id: string): Promise<StoredMeasure | undefined> {
  const { rows } = await sql<StoredMeasure>`select ${columns} from ${from}
    where measure.id = ${id} and measure.standing`.execute(db);
  return rows[0];
}

/** Measures of a document in its order. */
export async function measuresOfDocument(db: ZoneDb, documentId: string): Promise<StoredMeasure[]> {
  const { rows } = await sql<StoredMeasure>`select ${columns} from ${from}
    where measure.document_id = ${documentId} and measure.standing order by measure.position, measure.id`.execute(db);
  return rows;
}

/** Open measures whose due day comes by a day, those longest due first. */
export async function openDueBy(db: ZoneDb, by: string, limit: number): Promise<StoredMeasure[]> {
  const { rows } = await sql<StoredMeasure>`select ${columns} from ${from}
    where measure.standing and ${openStates} and measure.due_on <= ${by}
    order by measure.due_on, measure.id limit ${limit}`.execute(db);
  return rows;
}
