import { type RawBuilder, sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { CaseTask } from '../../../contract/case-tasks.ts';
import type { TaskListView } from '../../../contract/task-list.ts';
import type { TaskScope } from '../domain/task-scope.ts';
import type { OwnScope } from './counts.ts';
import { lightOf, ownTasks } from './own-tasks.ts';
import { stoppedLimits } from './stopped-limits.ts';

/** A row of a list of one's own as the tables have it. */
export interface ListedCase {
  readonly caseId: string;
  readonly place: number | null;
  readonly kind: CaseTask['kind'] | null;
  readonly departmentId: string | null;
  readonly accountId: string | null;
  readonly taskPartyId: string | null;
  readonly headsOnly: boolean;
  readonly leaders: boolean;
  readonly dueOn: string | null;
  readonly warnOn: string | null;
  readonly paused: boolean;
  readonly since: string;
  readonly stoppedOn: string | null;
  readonly read: boolean | null;
  readonly number: string;
  readonly title: string;
  readonly lifecycle: string;
  readonly state: string;
  readonly partyId: string | null;
  readonly party: string | null;
}

/** What is asked of a list; rows counted from 0. */
export interface ListQuery {
  readonly view: TaskListView;
  readonly light: readonly string[];
  readonly lifecycle: readonly string[];
  readonly q: string | undefined;
  readonly sort: 'due' | 'recent' | 'number';
  readonly today: string;
  readonly limit: number;
  readonly offset: number;
}

/** Whose list it is. */
export interface ListOwner {
  readonly scope: TaskScope;
  readonly own: OwnScope;
}

/** Whether nothing is filtered and the length of the list is one of the counts. */
export function isWhole({ view, light, lifecycle, q }: Pick<ListQuery, 'view' | 'light' | 'lifecycle' | 'q'>): boolean {
  return view !== 'stopped' && light.length === 0 && lifecycle.length === 0 && (q === undefined || q === '');
}

/** One page of a list of one's own, in its order. */
export async function listRows(db: ZoneDb, owner: ListOwner, query: ListQuery): Promise<readonly ListedCase[]> {
  const { limit, offset } = query;
  const page = sql`limit ${limit} offset ${offset}`;
  // A whole to-do by days is cut to its page before anything is joined: the index holds all that its order needs.
  const early = query.view === 'todo' && query.sort === 'due' && isWhole(query);
  const base = early
    ? sql`(select * from (${ownTasks(owner.scope)}) as mine order by due_on, case_id, place ${page}) as b`
    : sql`(${baseOf(owner, query)}) as b`;
  const { rows } = await sql<ListedCase>`
    select b.case_id as "caseId", ${columnsOf(query.view)}, c.number, c.title, c.lifecycle, c.state, c.party_id as "partyId",
      coalesce(firm.name, partner.name) as party
    from ${base}
    join cases.case_file as c on c.zone_id = b.zone_id and c.id = b.case_id
    ${query.view === 'todo' ? sql`join cases.task as t on t.zone_id = b.zone_id and t.case_id = b.case_id and t.place = b.place` : sql``}
    left join parties.firm as firm on firm.zone_id = c.zone_id and firm.id = c.party_id
    left join parties.partner as partner on partner.zone_id = c.zone_id and partner.id = c.party_id
    where ${conditionsOf(query)}
    order by ${orderOf(query)} ${early ? sql`` : page}`.execute(db);
  return rows;
}

/** How many rows a filtered list has. */
export async function countRows(db: ZoneDb, owner: ListOwner, query: ListQuery): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*) as total from (${baseOf(owner, query)}) as b
    join cases.case_file as c on c.zone_id = b.zone_id and c.id = b.case_id
    where ${conditionsOf(query)}`.execute(db);
  return rows[0]?.total ?? 0;
}

/** Cases of a view, with the instant by which `recent` orders them. */
function baseOf({ scope, own }: ListOwner, { view, today }: ListQuery): RawBuilder<unknown> {
  const { accountId } = own;
  const departments = [...own.departments];
  const read = sql`exists (select 1 from cases.copy_reading as r where r.copy_id = k.id and r.account_id = ${accountId}::uuid)`;
  const bases = {
    todo: () => ownTasks(scope),
    done: () =>
      sql`select zone_id, case_id, last_at as since from cases.participant where account_id = ${accountId}::uuid`,
    started: () =>
      sql`select zone_id, id as case_id, opened_at as since from cases.case_file where opened_by = ${accountId}::uuid`,
    copied: () => sql`select zone_id, case_id, max(copied_at) as since, bool_or(${read}) as read from cases.copy as k
      where account_id = ${accountId}::uuid or department_id = any(${departments}::uuid[]) group by zone_id, case_id`,
    department: () => sql`select zone_id, id as case_id, changed_at as since from cases.case_file
      where lead_id = any(${departments}::uuid[]) and concluded_at is null`,
    stopped: () => stoppedLimits({ departments, from: `${today.slice(0, 4)}-01-01` }),
  };
  return bases[view]();
}

function columnsOf(view: TaskListView): RawBuilder<unknown> {
  if (view === 'todo')
    return sql`t.place, t.kind, t.department_id as "departmentId", t.account_id as "accountId", t.party_id as "taskPartyId",
      t.heads_only as "headsOnly", t.leaders, t.due_on as "dueOn", t.warn_on as "warnOn", t.paused, t.since, null::date as "stoppedOn",
      null::boolean as read`;
  if (view === 'stopped')
    return sql`b.place, null as kind, null as "departmentId", null as "accountId", null as "taskPartyId", false as "headsOnly",
      false as leaders, b.due_on as "dueOn", null::date as "warnOn", false as paused, b.since, b.stopped_on as "stoppedOn",
      null::boolean as read`;
  return sql`null as place, null as kind, null as "departmentId", null as "accountId", null as "taskPartyId",
    false as "headsOnly", false as leaders, c.due_on as "dueOn", c.warn_on as "warnOn", c.paused, b.since, null::date as "stoppedOn",
    ${view === 'copied' ? sql`b.read` : sql`null::boolean`} as read`;
}

function conditionsOf({ view, light, lifecycle, q, today }: ListQuery): RawBuilder<unknown> {
  const days = view === 'todo' ? sql`b` : sql`c`;
  const words = q ?? '';
  const conditions = [
    light.length === 0
      ? null
      : sql`${view === 'stopped' ? lightOfStopped : lightOf(days, today)} = any(${[...light]}::text[])`,
    lifecycle.length === 0 ? null : sql`c.lifecycle = any(${[...lifecycle]}::text[])`,
    words === ''
      ? null
      : sql`(position(lower(${words}) in lower(c.title)) > 0 or starts_with(c.number, upper(${words})))`,
  ].filter((one) => one !== null);
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** A limit that was stopped keeps the light that it had on that day. */
const lightOfStopped = sql`case when b.stopped_on > b.due_on then 'late' else 'ok' end`;

function orderOf({ view, sort }: ListQuery): RawBuilder<unknown> {
  const place = view === 'todo' || view === 'stopped' ? sql`, b.place` : sql``;
  if (sort === 'number') return sql`c.number${place}`;
  if (sort === 'recent') return sql`${view === 'todo' ? sql`t.since` : sql`b.since`} desc, b.case_id${place}`;
  return view === 'todo' || view === 'stopped' ? sql`b.due_on, b.case_id, b.place` : sql`c.due_on, b.case_id`;
}
