import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { exportProjects as endpoint } from '../contract/endpoints.ts';
import { projectFigures } from '../contract/project.ts';
import { fromHundredths } from './domain/read/figures.ts';
import { projectRowOf } from './domain/read/projects.ts';
import { type Asked, atlasText, sendFacts } from './export-about.ts';
import { projectSheet } from './fact-sheets.ts';
import { listProjects, type ProjectFilter } from './store/projects.ts';
import { listZoneNames } from './store/zones.ts';

/** Published projects number in the hundreds; the importer takes at most 20,000 rows of a file. */
const everyRow = 20_000;

/** Exactly the projects that match, in the order asked for. */
export async function exportProjects(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const projects = (await listProjects(context.db, query, { limit: everyRow, offset: 0 })).map(projectRowOf);
  const text = atlasText(context);
  return sendFacts(context, {
    ...{
      list: 'atlas.exportProjects',
      file: 'fileProjects',
      table: projectSheet(projects, text),
      format: query.format,
    },
    asked: await askedOf(query, projects.length, context),
  });
}

async function askedOf(query: ProjectFilter, rows: number, context: RequestContext): Promise<Asked> {
  const text = atlasText(context);
  const names = new Map((await listZoneNames(context.db)).map(({ id, name }) => [id, name]));
  const { minInvestmentFen: least } = query;
  return {
    rows,
    sort: query.sort,
    conditions: [
      { label: text('sheet.words'), values: query.q ? [query.q] : [] },
      { label: text('sheet.zone'), values: query.zone.map((id) => names.get(id) ?? id) },
      { label: text('sheet.stage'), values: query.stage.map((stage) => text(`stage.${stage}`)) },
      { label: text('sheet.kind'), values: query.kind.map((kind) => text(`projectKind.${kind}`)) },
      { label: text('sheet.industry'), values: query.industry },
      {
        label: text('sheet.leastInvestment', { unit: text('sheet.yuan') }),
        values: least === undefined ? [] : [fromHundredths(least)],
      },
    ],
    definitions: Object.keys(projectFigures.shape).map((key) => ({
      label: text(`metric.project.${key}`),
      value: text(`definition.project.${key}`),
    })),
  };
}
