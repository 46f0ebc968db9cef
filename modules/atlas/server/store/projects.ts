import { sql } from 'kysely';
import type { z } from 'zod';
import type { FigureBound } from '#kernel/indicators/contract/figure.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { projectFilter } from '../../contract/endpoints.ts';
import { projectStages } from '../../contract/states.ts';
import type { StoredProject } from '../domain/read/rows.ts';
import { likePattern, tables } from './tables.ts';

/** The parsed filter of the register of projects. */
export type ProjectFilter = z.output<typeof projectFilter>;

/** Fields by which projects are counted. */
export type ProjectFacet = 'zone' | 'stage' | 'kind' | 'industry';

const facetColumns: Record<ProjectFacet, ReturnType<typeof sql>> = {
  zone: sql`p.zone_id`,
  stage: sql`coalesce(p.stage, 'unstated')`,
  kind: sql`p.kind`,
  industry: sql`p.industry`,
};

// Stages run from intention to production, not by their letters.
const stagePosition = sql`array_position(array[${sql.join(projectStages.map((stage) => sql.lit(stage)))}]::text[], p.stage)`;

const orders: Record<ProjectFilter['sort'], ReturnType<typeof sql>> = {
  row: sql`p.row_number`,
  name: sql`p.name, p.row_number`,
  stage: sql`${stagePosition} asc nulls last, p.row_number`,
  '-stage': sql`${stagePosition} desc nulls last, p.row_number`,
  investment: sql`p.investment_fen asc nulls last, p.row_number`,
  '-investment': sql`p.investment_fen desc nulls last, p.row_number`,
};

const withPage = sql`select p.*, s.number, s.month, z.name as zone_name
  from atlas.project p join atlas.zone z on z.id = p.zone_id join atlas.source s on s.file = p.source_file`;

/** Projects that match, in the order asked for; `limit` rows from `offset`. */
export async function listProjects(
  db: ZoneDb,
  filter: ProjectFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<StoredProject[]> {
  const result = await sql<StoredProject>`${withPage} where ${conditions(filter)}
    order by ${orders[filter.sort]} limit ${limit} offset ${offset}`.execute(db);
  return result.rows;
}

/** Projects of one zone. */
export async function listProjectsOf(db: ZoneDb, zoneId: string): Promise<StoredProject[]> {
  const result = await sql<StoredProject>`${withPage} where p.zone_id = ${zoneId} order by p.row_number`.execute(db);
  return result.rows;
}

/** The project with this id. */
export async function findProject(db: ZoneDb, id: string): Promise<StoredProject | undefined> {
  const result = await sql<StoredProject>`${withPage} where p.id = ${id}`.execute(db);
  return result.rows[0];
}

/** Parent and parts of a project. */
export async function findRelatives(db: ZoneDb, project: Pick<StoredProject, 'id' | 'parent_project_id'>) {
  const named = tables(db).selectFrom('atlas.project').select(['id', 'name']);
  const children = await named.where('parent_project_id', '=', project.id).orderBy('row_number').execute();
  if (project.parent_project_id === null) return { parent: null, children };
  const parent = await named.where('id', '=', project.parent_project_id).executeTakeFirst();
  return { parent: parent ?? null, children };
}

/** Count and sum of investment over all matching projects; orders of magnitude are counted but not added. */
export async function sumProjects(db: ZoneDb, filter: ProjectFilter) {
  const result = await sql<{ rows: number; withFigure: number; sumFen: number; bounds: FigureBound[] }>`
    with matching as (
      select p.investment_fen as fen, coalesce(p.bounds ->> 'investment', 'exact') as bound
      from atlas.project p join atlas.zone z on z.id = p.zone_id where ${conditions(filter)}
    ), sized as (select * from matching where fen is not null and bound <> 'order_of_magnitude')
    select (select count(*)::int from matching) as rows, (select count(*)::int from sized) as "withFigure",
      (select coalesce(sum(fen), 0)::bigint from sized) as "sumFen",
      (select coalesce(array_agg(distinct bound), '{}') from sized) as bounds`.execute(db);
  const [row] = result.rows;
  if (row === undefined) throw new Error('an aggregate without a group gives one row');
  return row;
}

/** How many projects each value of a field has, under all filters but that field's own. */
export async function countProjectsBy(db: ZoneDb, field: ProjectFacet, filter: ProjectFilter) {
  const column = facetColumns[field];
  const result = await sql<{ value: string; count: number }>`
    select ${column} as value, count(*)::int as count
    from atlas.project p join atlas.zone z on z.id = p.zone_id
    where ${column} is not null and ${conditions({ ...filter, [field]: [] })}
    group by 1 order by 2 desc, 1`.execute(db);
  return result.rows;
}

function conditions({ q, zone, stage, kind, industry, minInvestmentFen }: ProjectFilter) {
  const parts = [sql<boolean>`true`];
  if (q) {
    const pattern = likePattern(q);
    parts.push(sql`(p.name ilike ${pattern} or array_to_string(p.owner_firms, ' ') ilike ${pattern}
      or p.industry ilike ${pattern} or z.name ilike ${pattern})`);
  }
  if (zone.length > 0) parts.push(sql`p.zone_id = any(${zone})`);
  if (stage.length > 0) parts.push(sql`coalesce(p.stage, 'unstated') = any(${stage})`);
  if (kind.length > 0) parts.push(sql`p.kind = any(${kind})`);
  if (industry.length > 0) parts.push(sql`p.industry = any(${industry})`);
  if (minInvestmentFen !== undefined) parts.push(sql`p.investment_fen >= ${minInvestmentFen}`);
  return sql.join(parts, sql` and `);
}
