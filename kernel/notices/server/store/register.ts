import { type SqlBool, sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Channel, OutsideChannel, RecipientKind } from '../../contract/notice.ts';
import type { DeliveryRow, NoticeDetail, NoticeState } from '../../contract/register.ts';
import { type NoticeParams, tables } from './tables.ts';

/** What the register is filtered by; days are days in China. */
export interface NoticeFilter {
  template: readonly string[];
  state: readonly NoticeState[];
  channel: readonly Channel[];
  recipient: readonly RecipientKind[];
  from?: string | undefined;
  to?: string | undefined;
}

/** A row of the register without the words. */
export interface RegisterRow {
  id: string;
  at: string;
  template: string;
  params: NoticeParams;
  recipientKind: RecipientKind;
  accountId: string | null;
  departmentId: string | null;
  firmName: string | null;
  state: NoticeState;
  channels: Channel[];
  attempts: number;
  demonstration: boolean;
}

const state = sql<NoticeState>`case
  when exists (select from notices.inbox i where i.zone_id = n.zone_id and i.notice_id = n.id and i.read_at is not null)
    then 'read'
  when exists (select from notices.delivery d where d.zone_id = n.zone_id and d.notice_id = n.id and d.outcome = 'delivered')
    then 'delivered'
  when exists (select from notices.delivery d where d.zone_id = n.zone_id and d.notice_id = n.id and d.outcome = 'kept')
    then 'kept'
  when exists (select from notices.dispatch d where d.zone_id = n.zone_id and d.notice_id = n.id and d.state = 'waiting')
    then 'waiting'
  when exists (select from notices.dispatch d where d.zone_id = n.zone_id and d.notice_id = n.id and d.state = 'stopped')
    then 'stopped'
  else 'failed' end`;

const recipientKind = sql<RecipientKind>`case when n.account_id is not null then 'account'
  when n.department_id is not null then 'department' when n.firm_id is not null then 'firm'
  when n.institution_id is not null then 'institution' else 'person' end`;

/** The firm or institution that is told. */
const houseName = sql<string | null>`coalesce(
  (select f.name from parties.firm f where f.zone_id = n.zone_id and f.id = n.firm_id),
  (select p.name from parties.partner p where p.zone_id = n.zone_id and p.id = n.institution_id))`;

const deliveredBy = sql<Channel[]>`array(select distinct d.channel from notices.delivery d
  where d.zone_id = n.zone_id and d.notice_id = n.id and d.outcome in ('delivered', 'kept') and d.channel is not null
  order by d.channel)`;

const attempts = sql<number>`(select count(*) from notices.delivery d where d.zone_id = n.zone_id and d.notice_id = n.id)`;

const dayOf = sql<string>`(n.at at time zone 'Asia/Shanghai')::date`;

function matching(db: ZoneDb, filter: NoticeFilter) {
  return tables(db)
    .selectFrom('notices.notice as n')
    .$if(filter.template.length > 0, (query) => query.where('n.template', 'in', filter.template))
    .$if(filter.state.length > 0, (query) => query.where(state, 'in', filter.state))
    .$if(filter.recipient.length > 0, (query) => query.where(recipientKind, 'in', filter.recipient))
    .$if(filter.from !== undefined, (query) => query.where(sql<SqlBool>`${dayOf} >= ${filter.from}::date`))
    .$if(filter.to !== undefined, (query) => query.where(sql<SqlBool>`${dayOf} <= ${filter.to}::date`))
    .$if(filter.channel.length > 0, (query) =>
      query.where(sql<SqlBool>`${deliveredBy} && ${[...filter.channel]}::text[]`),
    );
}

/** One slice of the notices that match, newest first. */
export async function listNoticeRows(
  db: ZoneDb,
  filter: NoticeFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<RegisterRow[]> {
  return await matching(db, filter)
    .select(['n.id', 'n.at', 'n.template', 'n.params', 'n.demonstration'])
    .select(['n.account_id as accountId', 'n.department_id as departmentId'])
    .select([
      recipientKind.as('recipientKind'),
      houseName.as('firmName'),
      state.as('state'),
      deliveredBy.as('channels'),
      attempts.as('attempts'),
    ])
    .orderBy('n.at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many notices match, by template or by how they stand; the filter of that field itself is left out. */
export async function countNoticesBy(
  db: ZoneDb,
  field: 'template' | 'state',
  filter: NoticeFilter,
): Promise<{ value: string; count: number }[]> {
  const by = field === 'state' ? state : sql<string>`n.template`;
  return await matching(db, { ...filter, [field]: [] })
    .select([by.as('value'), sql<number>`count(*)`.as('count')])
    .groupBy(by)
    .orderBy('count', 'desc')
    .orderBy('value')
    .execute();
}

/** How many notices match. */
export async function countNotices(db: ZoneDb, filter: NoticeFilter): Promise<number> {
  const row = await matching(db, filter).select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow();
  return row.count;
}

/** One row of the register, and what the notice is about. */
export async function findNoticeRow(db: ZoneDb, id: string) {
  return await matching(db, { template: [], state: [], channel: [], recipient: [] })
    .select(['n.id', 'n.at', 'n.template', 'n.params', 'n.demonstration', 'n.href', 'n.thread'])
    .select(['n.account_id as accountId', 'n.department_id as departmentId'])
    .select(['n.about_type as aboutType', 'n.about_id as aboutId'])
    .select([
      recipientKind.as('recipientKind'),
      houseName.as('firmName'),
      state.as('state'),
      deliveredBy.as('channels'),
      attempts.as('attempts'),
    ])
    .where('n.id', '=', id)
    .executeTakeFirst();
}

/** Attempts of a notice, in order. */
export function listDeliveries(db: ZoneDb, noticeId: string): Promise<DeliveryRow[]> {
  return tables(db)
    .selectFrom('notices.delivery')
    .select(['id', 'step', 'channel', 'at', 'outcome', 'recipients', 'detail'])
    .where('notice_id', '=', noticeId)
    .orderBy('position')
    .execute();
}

/** What was planned of a notice beside what the application showed at once. */
export function listPlanned(db: ZoneDb, noticeId: string): Promise<NoticeDetail['planned']> {
  return tables(db)
    .selectFrom('notices.dispatch')
    .select(['step', 'due_at as dueAt', 'state', 'channel'])
    .where('notice_id', '=', noticeId)
    .orderBy('step')
    .orderBy('id')
    .execute();
}

/** What of a notice would have been sent. */
export function listSunk(
  db: ZoneDb,
  noticeId: string,
): Promise<{ channel: OutsideChannel; at: string; title: string; body: string }[]> {
  return tables(db)
    .selectFrom('notices.sink')
    .select(['channel', 'at', 'title', 'body'])
    .where('notice_id', '=', noticeId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** When and how a thread was answered. */
export async function findAnswer(db: ZoneDb, thread: string): Promise<{ at: string; by: string } | null> {
  const row = await tables(db)
    .selectFrom('notices.thread')
    .select(['answered_at as at', 'answered_by as by'])
    .where('thread', '=', thread)
    .executeTakeFirst();
  return row === undefined || row.at === null || row.by === null ? null : { at: row.at, by: row.by };
}
