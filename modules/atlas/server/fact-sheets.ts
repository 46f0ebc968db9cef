import type { Figure, SourceRef } from '#kernel/indicators/contract/figure.ts';
import type { CellType, SheetCell, SheetColumn, SheetTable } from '#platform/sheets/server/workbook.ts';
import { factKinds } from '../contract/enumerations.ts';
import type { ProjectRow } from '../contract/project.ts';
import type { PublishedFirm } from '../contract/published-firm.ts';
import type { ZoneRow } from '../contract/zone.ts';

/** Texts of the atlas in one language, keys without the namespace. */
export type AtlasText = (key: string, params?: Record<string, string | number>) => string;

/** The register of zones as a sheet. */
export function zoneSheet(zones: readonly ZoneRow[], text: AtlasText): SheetTable {
  const head = (key: string, type: CellType = 'text'): SheetColumn => ({ key, header: text(`sheet.${key}`), type });
  return {
    name: text('sheet.zones'),
    columns: [
      head('name'),
      head('kind'),
      head('province'),
      head('city'),
      head('county'),
      head('coverage'),
      head('aliases'),
      ...factKinds.map((kind): SheetColumn => ({ key: kind, header: text(`factKind.${kind}`), type: 'integer' })),
      head('factTotal', 'integer'),
      head('lon', 'decimal'),
      head('lat', 'decimal'),
      head('placeBasis'),
      head('source'),
      { ...head('id'), identifies: true },
    ],
    rows: zones.map((zone) => ({
      ...zone.facts,
      name: zone.name,
      kind: text(`zoneKind.${zone.kind}`),
      province: zone.province,
      city: zone.city,
      county: zone.county,
      coverage: text(`coverage.${zone.coverage}`),
      aliases: zone.aliases.join('; '),
      factTotal: zone.factTotal,
      lon: zone.place?.lon ?? null,
      lat: zone.place?.lat ?? null,
      placeBasis: zone.place && text(`sheet.basis.${zone.place.basis}`),
      source: sourceText(zone.source, text),
      id: zone.id,
    })),
  };
}

const figureColumns: readonly { key: keyof ProjectRow['figures']; unit: string; type: CellType }[] = [
  { key: 'investment', unit: 'yuan', type: 'decimal' },
  { key: 'area', unit: 'm2', type: 'decimal' },
  { key: 'floorArea', unit: 'm2', type: 'decimal' },
  { key: 'annualOutput', unit: 'yuan', type: 'decimal' },
  { key: 'annualTax', unit: 'yuan', type: 'decimal' },
  { key: 'jobs', unit: 'people', type: 'integer' },
];

/** The register of projects as a sheet: beside each number its bound, what kind of statement it is, and the print. */
export function projectSheet(projects: readonly ProjectRow[], text: AtlasText): SheetTable {
  const head = (key: string): SheetColumn => ({ key, header: text(`sheet.${key}`), type: 'text' });
  return {
    name: text('sheet.projects'),
    columns: [
      ...['name', 'zone', 'owner', 'industry', 'kind', 'stage', 'stageBasis'].map(head),
      { ...head('startDate'), type: 'date' },
      { ...head('dueDate'), type: 'date' },
      ...figureColumns.flatMap((column) => columnsOf(column, text)),
      ...['parent', 'source'].map(head),
      { ...head('id'), identifies: true },
    ],
    rows: projects.map((project) => ({
      name: project.name,
      zone: project.zoneName,
      owner: project.ownerFirms.join('; '),
      industry: project.industry,
      kind: text(`projectKind.${project.kind}`),
      stage: text(`stage.${project.stage ?? 'unstated'}`),
      stageBasis: project.stageBasis && text(`stageBasis.${project.stageBasis}`),
      startDate: project.startDate,
      dueDate: project.dueDate,
      ...Object.assign({}, ...figureColumns.map(({ key }) => cellsOf(key, project.figures[key], text))),
      parent: project.parentProjectId,
      source: sourceText(project.source, text),
      id: project.id,
    })),
  };
}

function columnsOf({ key, unit, type }: (typeof figureColumns)[number], text: AtlasText): SheetColumn[] {
  const name = text(`metric.project.${key}`);
  return [
    { key, header: name, unit: text(`sheet.${unit}`), type },
    { key: `${key}.bound`, header: text('sheet.bound', { name }), type: 'text' },
    { key: `${key}.status`, header: text('sheet.status', { name }), type: 'text' },
    { key: `${key}.printed`, header: text('sheet.printed', { name }), type: 'text' },
  ];
}

function cellsOf(key: string, figure: Figure | null, text: AtlasText): Record<string, SheetCell> {
  if (figure === null) return {};
  return {
    [key]: figure.value,
    [`${key}.bound`]: text(`bound.${figure.bound}`),
    [`${key}.status`]: text(`status.${figure.status}`),
    [`${key}.printed`]: figure.printed,
  };
}

function sourceText({ month, number, line }: SourceRef, text: AtlasText): string {
  return text('sheet.sourceValue', { month, number, line });
}

/** The published firms as a sheet. */
export function publishedFirmSheet(firms: readonly PublishedFirm[], text: AtlasText): SheetTable {
  const keys = ['name', 'shortName', 'kind', 'zone', 'industry', 'role', 'source', 'id'] as const;
  return {
    name: text('sheet.publishedFirms'),
    columns: keys.map((key) => ({
      ...{ key, header: text(`sheet.${key}`), type: 'text' },
      ...(key === 'id' ? { identifies: true } : {}),
    })),
    rows: firms.map((firm) => ({
      name: firm.name,
      shortName: firm.shortName,
      kind: text(`firmKind.${firm.kind}`),
      zone: firm.zoneName,
      industry: firm.industry,
      role: firm.role,
      source: sourceText(firm.source, text),
      id: firm.id,
    })),
  };
}
