import { type SqlBool, sql } from 'kysely';
import type { AccountRole } from '#platform/access/contract/roles.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { AccountStatus } from '../../contract/states.ts';
import { tables } from './tables.ts';

/** An account as administrators see it. */
export interface DirectoryRow {
  id: string;
  login: string | null;
  displayName: string;
  role: AccountRole;
  status: AccountStatus;
  confirmed: boolean;
  secondFactor: boolean;
  lastSeenAt: string | null;
  createdAt: string;
}

/** Which accounts; `page` counts from 1. */
export interface DirectoryFilter {
  q?: string | undefined;
  role: readonly AccountRole[];
  status: readonly AccountStatus[];
  page: number;
  pageSize: number;
}

function directory(db: ZoneDb) {
  return tables(db)
    .selectFrom('auth.account as a')
    .select(['a.id', 'a.login', 'a.display_name as displayName', 'a.role', 'a.status'])
    .select([
      sql<boolean>`a.confirmed_at is not null`.as('confirmed'),
      sql<boolean>`exists (select 1 from auth.second_factor f
        where f.zone_id = a.zone_id and f.account_id = a.id and f.confirmed_at is not null)`.as('secondFactor'),
      sql<string | null>`(select max(s.last_seen_at) from auth.session s
        where s.zone_id = a.zone_id and s.account_id = a.id)`.as('lastSeenAt'),
      sql<string>`a.created_at`.as('createdAt'),
    ]);
}

/** A page of the zone's accounts, by login, and how many there are in all. */
export async function readDirectory(
  db: ZoneDb,
  filter: DirectoryFilter,
): Promise<{ accounts: DirectoryRow[]; total: number }> {
  const where = conditions(filter);
  const accounts = await directory(db)
    .where(where)
    .orderBy(sql`a.login nulls last`)
    .orderBy('a.id')
    .limit(filter.pageSize)
    .offset((filter.page - 1) * filter.pageSize)
    .execute();
  const counted = await tables(db)
    .selectFrom('auth.account as a')
    .select((column) => column.fn.countAll<number>().as('total'))
    .where(where)
    .executeTakeFirst();
  return { accounts, total: Number(counted?.total ?? 0) };
}

/** One account as administrators see it. */
export function readDirectoryEntry(db: ZoneDb, id: string): Promise<DirectoryRow | undefined> {
  return directory(db).where('a.id', '=', id).executeTakeFirst();
}

function conditions({ q, role, status }: DirectoryFilter) {
  const words = `%${(q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const text = q === undefined || q === '' ? sql`true` : sql`(a.login ilike ${words} or a.display_name ilike ${words})`;
  const roles = role.length === 0 ? sql`true` : sql`a.role = any(${[...role]}::text[])`;
  const states = status.length === 0 ? sql`true` : sql`a.status = any(${[...status]}::text[])`;
  return sql<SqlBool>`${text} and ${roles} and ${states}`;
}

/** A journal entry about an account. */
export interface AccountEventRow {
  at: string;
  action: string;
  by: string | null;
  reason: string | null;
}

/** The newest entries of the journal about an account, and who acted; newest first. */
export async function readHistory(db: ZoneDb, accountId: string, most: number): Promise<AccountEventRow[]> {
  const { rows } = await sql<AccountEventRow>`
    select e.at, e.action, a.display_name as by, e.reason
      from journal.entry e
      left join auth.account a on a.zone_id = e.zone_id and a.id = e.account_id
     where e.zone_id = platform.current_zone() and e.subject_type = 'auth.account' and e.subject_id = ${accountId}
     order by e.position desc
     limit ${most}`.execute(db);
  return rows;
}
