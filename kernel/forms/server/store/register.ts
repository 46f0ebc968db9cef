import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { FormState, FormSubject } from '../../contract/form.ts';
import { formColumns, type StoredForm } from './forms.ts';
import { tables } from './tables.ts';

/** What narrows the register of forms; `today` is the day in China on which states are told. */
export interface FormFilter {
  readonly q?: string | undefined;
  readonly state: readonly FormState[];
  readonly subject: readonly FormSubject[];
  readonly department: readonly string[];
  readonly today: string;
}

/** Fields by which the register counts. */
export type FormField = 'state' | 'subject' | 'department';

const stateOn = (today: string) => sql<FormState>`case
  when one.withdrawn_at is not null then 'withdrawn'
  when exists (select from forms.form_version v where v.zone_id = one.zone_id and v.form_id = one.id
    and v.valid_from <= ${today}::date) then 'open'
  when exists (select from forms.form_version v where v.zone_id = one.zone_id and v.form_id = one.id) then 'waiting'
  else 'designing' end`;

function matching(db: ZoneDb, filter: FormFilter, except?: FormField) {
  const { q, state, subject, department, today } = filter;
  let query = tables(db).selectFrom('forms.form as one');
  if (q) {
    const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where(sql<boolean>`(one.title ilike ${like} or one.key ilike ${like})`);
  }
  if (except !== 'state' && state.length > 0) query = query.where(stateOn(today), 'in', [...state]);
  if (except !== 'subject' && subject.length > 0) query = query.where('one.subject', 'in', [...subject]);
  if (except !== 'department' && department.length > 0) query = query.where('one.department_id', 'in', [...department]);
  return query;
}

/** The version in force on a day, or else the first that waits for its day. */
const versionOf = (
  today: string,
  column: 'number' | 'valid_from',
) => sql`(select v.${sql.ref(column)} from forms.form_version v
  where v.zone_id = one.zone_id and v.form_id = one.id
  order by v.valid_from > ${today}::date,
    case when v.valid_from > ${today}::date then v.number else -v.number end limit 1)`;

/** Forms that match, by their titles. */
export function listForms(
  db: ZoneDb,
  filter: FormFilter & { only?: string },
  { limit, offset }: { limit: number; offset: number },
) {
  const { today, only } = filter;
  return matching(db, filter)
    .$if(only !== undefined, (query) => query.where('one.id', '=', only ?? ''))
    .select(['one.id', 'one.key', 'one.title', 'one.subject', 'one.department_id as departmentId', 'one.demonstration'])
    .select([
      stateOn(today).as('state'),
      versionOf(today, 'number').$castTo<number | null>().as('version'),
      versionOf(today, 'valid_from').$castTo<string | null>().as('from'),
      sql<boolean>`exists (select from forms.draft_definition d where d.zone_id = one.zone_id and d.form_id = one.id)`.as(
        'designing',
      ),
      sql<number>`(select count(*) from forms.submission s where s.zone_id = one.zone_id and s.form_id = one.id
        and not exists (select from forms.submission_withdrawal w where w.zone_id = s.zone_id and w.submission_id = s.id))`.as(
        'submissions',
      ),
    ])
    .orderBy('one.title')
    .orderBy('one.id')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** A row of {@link listForms}. */
export type FormLine = Awaited<ReturnType<typeof listForms>>[number];

/** How many match. */
export async function countForms(db: ZoneDb, filter: FormFilter): Promise<number> {
  const row = await matching(db, filter)
    .select((make) => make.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** How many match by a field, under all filters but its own. */
export function countFormsBy(
  db: ZoneDb,
  field: FormField,
  filter: FormFilter,
): Promise<{ value: string; count: number }[]> {
  const columns = { state: stateOn(filter.today), subject: sql`one.subject`, department: sql`one.department_id::text` };
  return matching(db, filter, field)
    .select(sql<string>`${columns[field]}`.as('value'))
    .select((make) => make.fn.countAll<number>().as('count'))
    .groupBy(sql`1`)
    .orderBy(sql`2 desc, 1`)
    .execute();
}

/** Forms that were ever published: also those that were withdrawn. */
export function publishedFormsOf(db: ZoneDb): Promise<StoredForm[]> {
  return tables(db)
    .selectFrom('forms.form as one')
    .select(formColumns)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('forms.form_version as version')
          .select('version.number')
          .whereRef('version.zone_id', '=', 'one.zone_id')
          .whereRef('version.form_id', '=', 'one.id'),
      ),
    )
    .orderBy('one.title')
    .execute();
}
