import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { SheetTable } from '#platform/sheets/server/workbook.ts';
import type { exportTitles as endpoint, TitleFact } from '../../contract/title.ts';
import { titleOf } from '../domain/read/titles.ts';
import { atlasText, sendFacts } from '../export-about.ts';
import type { AtlasText } from '../fact-sheets.ts';
import { listTitles } from '../store/titles.ts';
import { listZoneNames } from '../store/zones.ts';

/** The importer takes at most 20,000 rows of a file. */
const everyRow = 20_000;

/** Exactly the published titles that match, in the order asked for. */
export async function exportTitles(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const titles = (await listTitles(context.db, query, { limit: everyRow, offset: 0 })).map(titleOf);
  const text = atlasText(context);
  const names = new Map((await listZoneNames(context.db)).map(({ id, name }) => [id, name]));
  return sendFacts(context, {
    ...{ list: 'atlas.exportTitles', file: 'fileTitles', table: titleSheet(titles, text) },
    format: query.format,
    asked: {
      rows: titles.length,
      sort: query.sort,
      conditions: [
        { label: text('sheet.words'), values: query.q ? [query.q] : [] },
        { label: text('sheet.zone'), values: query.zone.map((id) => names.get(id) ?? id) },
        { label: text('titles.columns.kind'), values: query.kind.map((one) => text(`titleKind.${one}`)) },
        { label: text('titles.columns.level'), values: query.level.map((one) => text(`titleLevel.${one}`)) },
        { label: text('titles.columns.status'), values: query.status.map((one) => text(`titleStatus.${one}`)) },
      ],
    },
  });
}

const plainColumns = ['name', 'zone', 'kind', 'level', 'status', 'holder', 'body', 'period'] as const;
const lastColumns = ['scope', 'criteria', 'recheck', 'basis', 'source'] as const;

/** The published titles as a sheet. */
export function titleSheet(titles: readonly TitleFact[], text: AtlasText): SheetTable {
  const head = (key: string, type: 'text' | 'integer' | 'decimal' = 'text') => ({
    ...{ key, header: text(`titles.columns.${key}`), type },
  });
  return {
    name: text('titles.published'),
    columns: [
      ...plainColumns.map((key) => head(key)),
      ...[head('place', 'integer'), head('placeBound'), head('count', 'decimal'), head('yearsInRow', 'integer')],
      ...lastColumns.map((key) => head(key)),
      { ...head('id'), identifies: true },
    ],
    rows: titles.map(({ name, body, period, scope, recheck, id, ...title }) => ({
      ...{ name, body, period, scope, recheck, id, zone: title.zoneName },
      kind: text(`titleKind.${title.kind}`),
      level: title.level && text(`titleLevel.${title.level}`),
      status: text(`titleStatus.${title.status}`),
      holder: title.holder && text(`titleHolder.${title.holder}`),
      place: title.place?.value ?? null,
      placeBound: title.place && text(`bound.${title.place.bound}`),
      count: title.count?.value ?? null,
      yearsInRow: title.yearsInRow?.value ?? null,
      criteria: title.criteria.join('; '),
      basis: title.basis.map((row) => `${row.file}:${row.id}`).join('; '),
      source: text('sheet.sourceValue', {
        month: title.source.month,
        number: title.source.number,
        line: title.source.line,
      }),
    })),
  };
}
