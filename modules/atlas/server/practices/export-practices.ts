import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { SheetColumn, SheetTable } from '#platform/sheets/server/workbook.ts';
import type { exportPractices as endpoint, Practice } from '../../contract/practice.ts';
import { atlasText, sendFacts } from '../export-about.ts';
import type { AtlasText } from '../fact-sheets.ts';
import { listZoneNames } from '../store/zones.ts';
import { matchingPractices } from './list-practices.ts';

/** Exactly the practices that match, in the order asked for. */
export async function exportPractices(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { practices } = await matchingPractices(query, context);
  const text = atlasText(context);
  const names = new Map((await listZoneNames(context.db)).map(({ id, name }) => [id, name]));
  const said = (label: string, group: string, values: readonly string[]) => ({
    label: text(`practice.${label}`),
    values: values.map((value) => text(`${group}.${value}`)),
  });
  return sendFacts(context, {
    ...{ list: 'atlas.exportPractices', file: 'filePractices', table: practiceSheet(practices, text) },
    format: query.format,
    asked: {
      rows: practices.length,
      sort: query.sort,
      conditions: [
        { label: text('sheet.words'), values: query.q ? [query.q] : [] },
        said('job', 'system', query.job),
        { label: text('sheet.zone'), values: query.zone.map((id) => names.get(id) ?? id) },
        said('kind', 'mechanismKind', query.kind),
        said('tier', 'mechanismTier', query.tier),
        said('state', 'practiceState', query.state),
        said('module', 'practiceModule', query.module),
      ],
    },
  });
}

function practiceSheet(practices: readonly Practice[], text: AtlasText): SheetTable {
  const keys = ['nameZh', 'nameEn', 'zone', 'job', 'kind', 'tier', 'description', 'figures'] as const;
  const carried = ['module', 'page', 'state', 'proof', 'source', 'id'] as const;
  const column = (key: string): SheetColumn => ({
    ...{ key, header: text(`practice.${key}`), type: 'text' },
    ...(key === 'id' ? { identifies: true } : {}),
  });
  return {
    name: text('practice.sheet'),
    columns: [...keys, ...carried].map(column),
    rows: practices.map((one) => ({
      ...{ nameZh: one.nameZh, nameEn: one.nameEn, zone: one.zoneName, figures: one.figures, id: one.id },
      ...{ description: one.description, page: one.state === 'notYet' ? null : one.page },
      job: one.systems.map((job) => text(`system.${job}`)).join('; '),
      kind: text(`mechanismKind.${one.kind}`),
      tier: text(`mechanismTier.${one.tier}`),
      module: text(`practiceModule.${one.module}`),
      state: text(`practiceState.${one.state}`),
      proof: one.proof.map(({ file, title }) => `${file}: ${title}`).join('; ') || null,
      source: sourceText(one, text),
    })),
  };
}

function sourceText({ source: { month, number, line } }: Practice, text: AtlasText): string {
  return text('sheet.sourceValue', { month, number, line });
}
