import type { PublishedRow } from '#kernel/indicators/server/index.ts';
import type { PublishedRows } from './domain/import/parse-published.ts';

/** The statistics of the files as published figures of kernel/indicators: the same rows, with zone names and whole sources. */
export function publishedValuesOf({ indicators, sources, zones }: PublishedRows): PublishedRow[] {
  const zoneNames = new Map(zones.map(({ id, name }) => [id, name]));
  const pages = new Map(sources.map((source) => [source.file, source]));
  return indicators.map(({ source_file, line, line_end, also_lines, printed, ...row }) => {
    const page = pages.get(source_file);
    if (page === undefined) throw new Error(`${row.id} names a page that is not there`);
    const source = { file: source_file, number: page.number, month: page.month, line, lineEnd: line_end };
    return {
      ...row,
      zone_name: zoneNames.get(row.zone_id) ?? row.zone_id,
      printed: printed.value ?? null,
      source: { ...source, alsoLines: also_lines },
    };
  });
}
