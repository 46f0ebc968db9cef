import type { SealedEntry } from '../../contract/canonical-entry.ts';
import { type EntryFilter, type EntrySearch, exportedCharacters } from '../../contract/reading.ts';
import { sealedSelection } from './entries.ts';
import type { Query } from './query.ts';

/** An entry as it is read, without the words of the reader's language. */
export interface EntryRow {
  id: string;
  at: string;
  action: string;
  actorKind: 'account' | 'visitor' | 'system' | 'command';
  accountId: string | null;
  accountName: string | null;
  role: string | null;
  ip: string | null;
  subjectType: string | null;
  subjectId: string | null;
  reason: string | null;
  number: number | null;
}

const rowColumns = `e.id, e.at, e.action, e.actor_kind as "actorKind", e.account_id as "accountId",
  a.display_name as "accountName", e.role, e.ip, e.subject_type as "subjectType", e.subject_id as "subjectId",
  e.reason, l.number`;
const joins = `left join auth.account a on a.zone_id = e.zone_id and a.id = e.account_id
  left join journal.link l on l.entry_id = e.id`;
const newestFirst = 'order by e.at desc, e.position desc';

interface Condition {
  where: string;
  values: unknown[];
}

/** The zone stands in the condition too: the row rule alone, which also knows no zone, would use no index. */
function conditionOf(zoneId: string, filter: Partial<EntrySearch>): Condition {
  const values: unknown[] = [zoneId];
  const parts = ['e.zone_id = $1'];
  const add = (value: unknown, part: (place: string) => string) => {
    values.push(value);
    parts.push(part(`$${values.length}`));
  };
  const day = (place: string, plus: number) => `(${place}::date + ${plus})::timestamp at time zone 'Asia/Shanghai'`;
  if (filter.from) add(filter.from, (place) => `e.at >= ${day(place, 0)}`);
  if (filter.to) add(filter.to, (place) => `e.at < ${day(place, 1)}`);
  if (filter.account?.length) add(filter.account, (place) => `e.account_id = any(${place}::uuid[])`);
  if (filter.action?.length) add(filter.action, (place) => `e.action = any(${place}::text[])`);
  if (filter.subjectType) add(filter.subjectType, (place) => `e.subject_type = ${place}`);
  if (filter.subjectId) add(filter.subjectId, (place) => `e.subject_id = ${place}`);
  if (filter.ip) add(`${escaped(filter.ip)}%`, (place) => `e.ip like ${place}`);
  if (filter.q) {
    const like = /[a-z]/i.test(filter.q) ? 'ilike' : 'like';
    const within = (place: string) => ['before', 'after', 'reason'].map((name) => `e.${name} ${like} ${place}`);
    add(`%${escaped(filter.q)}%`, (place) => `(${within(place).join(' or ')})`);
  }
  if (filter.after) {
    const last = 'select c.at, c.position from journal.entry c where c.id =';
    add(filter.after, (place) => `(e.at, e.position) < (${last} ${place}::uuid)`);
  }
  return { where: parts.join(' and '), values };
}

const escaped = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** Entries of a zone that match, newest first. */
export function listEntryRows(
  query: Query,
  zoneId: string,
  { limit, ...filter }: Partial<EntrySearch> & { limit: number },
): Promise<EntryRow[]> {
  const { where, values } = conditionOf(zoneId, filter);
  return query<EntryRow>(
    `select ${rowColumns} from (select * from journal.entry e where ${where} ${newestFirst} limit ${Number(limit)}) e
    ${joins} ${newestFirst}`,
    values,
  );
}

/** How many entries match, counted up to `most`. */
export async function countEntryRows(
  query: Query,
  zoneId: string,
  { most, ...filter }: Partial<EntryFilter> & { most: number },
): Promise<number> {
  const { where, values } = conditionOf(zoneId, filter);
  const [row] = await query<{ count: number }>(
    `select count(*) from (select from journal.entry e where ${where} limit ${Number(most)}) found`,
    values,
  );
  return row?.count ?? 0;
}

/** A row of an export: the beginning of what was before and after. */
export type ExportedEntry = EntryRow & { before: string | null; after: string | null };

/** Entries for a workbook, newest first. */
export function listEntriesInFull(
  query: Query,
  zoneId: string,
  { limit, ...filter }: EntryFilter & { limit: number },
): Promise<ExportedEntry[]> {
  const { where, values } = conditionOf(zoneId, filter);
  return query<ExportedEntry>(
    `select ${rowColumns}, left(e.before, ${exportedCharacters}) as before, left(e.after, ${exportedCharacters}) as after
    from (select * from journal.entry e where ${where} ${newestFirst} limit ${Number(limit)}) e ${joins} ${newestFirst}`,
    values,
  );
}

/** One entry of a zone, with all that is sealed of it. */
export async function findEntry(
  query: Query,
  { zoneId, entryId }: { zoneId: string; entryId: string },
): Promise<(EntryRow & { sealed: SealedEntry }) | undefined> {
  const where = 'e.zone_id = $1 and e.id = $2';
  const [row] = await query<EntryRow>(`select ${rowColumns} from journal.entry e ${joins} where ${where}`, [
    zoneId,
    entryId,
  ]);
  const [sealed] = await query<SealedEntry>(`select ${sealedSelection} from journal.entry e where ${where}`, [
    zoneId,
    entryId,
  ]);
  return row && sealed && { ...row, sealed };
}

/** Actions that occur in a zone, one step in the index for each. */
export async function listActions(query: Query, zoneId: string): Promise<string[]> {
  const rows = await query<{ action: string }>(
    `with recursive step(action) as (
      (select action from journal.entry where zone_id = $1 order by action limit 1)
      union all
      select (select e.action from journal.entry e where e.zone_id = $1 and e.action > s.action order by e.action limit 1)
      from step s where s.action is not null
    ) select action from step where action is not null limit 1000`,
    [zoneId],
  );
  return rows.map((row) => row.action);
}

/** Accounts that acted in a zone, with their names of today; the first thousand. */
export function listActingAccounts(query: Query, zoneId: string): Promise<{ id: string; name: string }[]> {
  return query<{ id: string; name: string }>(
    `with recursive step(id) as (
      (select account_id from journal.entry where zone_id = $1 and account_id is not null order by account_id limit 1)
      union all
      select (select e.account_id from journal.entry e where e.zone_id = $1 and e.account_id > s.id
        order by e.account_id limit 1)
      from step s where s.id is not null
    ) select s.id, coalesce(a.display_name, s.id::text) as name from step s
    left join auth.account a on a.zone_id = $1 and a.id = s.id where s.id is not null order by 2 limit 1000`,
    [zoneId],
  );
}
