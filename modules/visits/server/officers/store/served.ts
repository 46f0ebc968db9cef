import { type RawBuilder, sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** A firm or project with the ids of who serves it on a day. */
export interface ServedRow {
  firmId: string;
  firm: string;
  project: string;
  officerId: string | null;
  officerSince: string | null;
  deputyId: string | null;
  deputySince: string | null;
}

/** What narrows firms and projects. */
export interface ServedFilter {
  q?: string | undefined;
  officer: readonly string[];
  gap: readonly ('officer' | 'deputy')[];
  firmId?: string;
}

const holds = (alias: string, day: string): RawBuilder<boolean> => {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql`${column('taken_back_at')} is null and ${column('starts_on')} <= ${day}
    and (${column('ends_on')} is null or ${column('ends_on')} > ${day})`;
};

/** Firms, and projects with a name under them, with who holds each place on the day. */
function servedOn(day: string, { q, officer, gap, firmId }: ServedFilter): RawBuilder<unknown> {
  const words = q === undefined || q === '' ? undefined : `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const conditions = [
    sql`true`,
    ...(words === undefined ? [] : [sql`(firm.name like ${words} or lane.project like ${words})`]),
    ...(officer.length === 0
      ? []
      : [sql`(first.staff_id = any(${officer}::uuid[]) or second.staff_id = any(${officer}::uuid[]))`]),
    ...(gap.length === 0
      ? []
      : [
          sql`(${gap.includes('officer')} and first.staff_id is null or ${gap.includes('deputy')} and second.staff_id is null)`,
        ]),
  ];
  const only = firmId === undefined ? sql`true` : sql`firm.id = ${firmId}`;
  return sql`
    from (
      select firm.id as firm_id, '' as project from parties.firm as firm
      where firm.standing and firm.status <> 'deregistered' and ${only}
      union
      select term.firm_id, term.project from visits.officer_term as term
      where term.project <> '' and ${holds('term', day)}
    ) as lane
    join parties.firm as firm on firm.id = lane.firm_id and firm.standing and ${only}
    left join visits.officer_term as first on first.firm_id = lane.firm_id and first.project = lane.project
      and first.part = 'officer' and ${holds('first', day)}
    left join visits.officer_term as second on second.firm_id = lane.firm_id and second.project = lane.project
      and second.part = 'deputy' and ${holds('second', day)}
    where ${sql.join(conditions, sql` and `)}`;
}

/** Firms and projects that match, gaps first, then by name. */
export async function listServed(
  db: ZoneDb,
  filter: ServedFilter,
  { day, limit, offset }: { day: string; limit: number; offset: number },
): Promise<ServedRow[]> {
  const { rows } = await sql<ServedRow>`
    select firm.id as "firmId", firm.name as firm, lane.project, first.staff_id as "officerId",
      first.starts_on as "officerSince", second.staff_id as "deputyId", second.starts_on as "deputySince"
    ${servedOn(day, filter)}
    order by first.staff_id is not null, firm.name, firm.id, lane.project limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** How many firms and projects match, and how many of them have no officer and no deputy. */
export async function countServed(
  db: ZoneDb,
  filter: ServedFilter,
  day: string,
): Promise<{ total: number; officer: number; deputy: number }> {
  const { rows } = await sql<{ total: number; officer: number; deputy: number }>`
    select count(*)::integer as total, (count(*) filter (where first.staff_id is null))::integer as officer,
      (count(*) filter (where second.staff_id is null))::integer as deputy
    ${servedOn(day, filter)}`.execute(db);
  return rows[0] ?? { total: 0, officer: 0, deputy: 0 };
}

/** How many places each of the staff holds on a day. */
export async function countPlaces(
  db: ZoneDb,
  day: string,
): Promise<{ staffId: string; firms: number; deputyOf: number }[]> {
  const { rows } = await sql<{ staffId: string; firms: number; deputyOf: number }>`
    select term.staff_id as "staffId", (count(*) filter (where term.part = 'officer'))::integer as firms,
      (count(*) filter (where term.part = 'deputy'))::integer as "deputyOf"
    from visits.officer_term as term join parties.firm as firm on firm.id = term.firm_id and firm.standing
    where ${holds('term', day)} group by term.staff_id`.execute(db);
  return rows;
}

/** Name of a standing firm. */
export async function findFirmName(db: ZoneDb, firmId: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select name from parties.firm where id = ${firmId} and standing`.execute(db);
  return rows[0]?.name;
}

/** Names of standing firms by id. */
export async function namesOfFirms(db: ZoneDb, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from parties.firm where id = any(${ids}::uuid[]) and standing`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
