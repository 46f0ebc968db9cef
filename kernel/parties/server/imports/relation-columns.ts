import type { ImportColumn } from '#platform/sheets/contract/import-column.ts';
import { relationEnds, relationKind } from '../../contract/relation.ts';

const labelKey = (key: string) => `parties:relation.columns.${key}` as const;
const words = (maxLength: number, minLength = 1) => ({ minLength, maxLength });

/** Kinds of relations that join firms and institutions; those of persons are not taken from sheets. */
export const sheetRelationKinds = relationKind.options.filter((kind) => {
  const { from, to } = relationEnds[kind];
  return from.includes('firm') && to.includes('firm');
});

/** Columns of a sheet of relations; both parties are told by name or code, the kind is what the first is to the second. */
export const relationColumns: readonly ImportColumn[] = [
  {
    ...{ key: 'from', labelKey: labelKey('from'), type: 'text', required: true, limits: words(200) },
    hintKey: 'parties:relation.hints.from',
  },
  {
    ...{ key: 'kind', labelKey: labelKey('kind'), type: 'choice', required: true },
    ...{ hintKey: 'parties:relation.hints.kind' },
    choices: sheetRelationKinds.map((code) => ({ code, labelKey: `parties:relation.kinds.${code}.from` })),
  },
  { key: 'to', labelKey: labelKey('to'), type: 'text', required: true, limits: words(200) },
  {
    ...{ key: 'sharePercent', labelKey: labelKey('sharePercent'), type: 'decimal' },
    ...{ limits: { min: 0.000001, max: 100, scale: 6 }, unitKey: 'parties:relation.percent' },
  },
  { key: 'startsOn', labelKey: labelKey('startsOn'), type: 'date', required: true },
  { key: 'endsOn', labelKey: labelKey('endsOn'), type: 'date', hintKey: 'parties:relation.hints.endsOn' },
  {
    ...{ key: 'source', labelKey: labelKey('source'), type: 'text', required: true, limits: words(200, 2) },
    hintKey: 'parties:relation.sourceHint',
  },
  { key: 'documentNumber', labelKey: labelKey('documentNumber'), type: 'text', limits: words(60, 2) },
];
