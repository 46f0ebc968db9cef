import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import { workbookMediaType, writeWorkbook } from '#platform/sheets/server/workbook.ts';
import type { exportProjects as endpoint } from '../contract/endpoints.ts';
import { projectRowOf } from './domain/read/projects.ts';
import { aboutSheet, atlasText, exportDay } from './export-about.ts';
import { projectSheet } from './fact-sheets.ts';
import { listProjects } from './store/projects.ts';

/** Published projects number in the hundreds; the importer takes at most 20,000 rows of a file. */
const everyRow = 20_000;

/** Workbook of exactly the projects that match, in the order asked for. */
export async function exportProjects(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const projects = (await listProjects(context.db, query, { limit: everyRow, offset: 0 })).map(projectRowOf);
  const text = atlasText(context);
  const content = await writeWorkbook(
    [projectSheet(projects, text)],
    aboutSheet(context, { rows: projects.length, filter: query }),
  );
  const filename = `${text('sheet.fileProjects', { day: exportDay(context) })}.xlsx`;
  return { filename, mediaType: workbookMediaType, content };
}
