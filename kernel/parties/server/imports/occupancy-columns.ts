import type { ImportColumn } from '#platform/sheets/contract/import-column.ts';
import { occupancyKind } from '../../contract/place-occupancy.ts';
import { squareMetres } from './place-columns.ts';

const labelKey = (key: string) => `parties:occupancy.columns.${key}` as const;
const words = (maxLength: number, minLength = 1) => ({ minLength, maxLength });

/** Columns of a sheet of who uses which place; party and place are told by name, number or code. */
export const occupancyColumns: readonly ImportColumn[] = [
  {
    ...{ key: 'party', labelKey: labelKey('party'), type: 'text', required: true, limits: words(200) },
    hintKey: 'parties:occupancy.hints.party',
  },
  {
    ...{ key: 'place', labelKey: labelKey('place'), type: 'text', required: true, limits: words(100) },
    ...{ hintKey: 'parties:occupancy.hints.place', example: 'A-01' },
  },
  {
    ...{ key: 'kind', labelKey: labelKey('kind'), type: 'choice', required: true },
    choices: occupancyKind.options.map((code) => ({ code, labelKey: `parties:occupancyKinds.${code}` })),
  },
  { key: 'startsOn', labelKey: labelKey('startsOn'), type: 'date', required: true },
  { key: 'endsOn', labelKey: labelKey('endsOn'), type: 'date', hintKey: 'parties:occupancy.endsHint' },
  { key: 'area', labelKey: labelKey('area'), type: 'decimal', ...squareMetres },
  {
    ...{ key: 'source', labelKey: labelKey('source'), type: 'text', required: true, limits: words(200, 2) },
    hintKey: 'parties:occupancy.sourceHint',
  },
];
