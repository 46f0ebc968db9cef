import type { ImportColumn } from '#platform/sheets/contract/import-column.ts';
import { institutionStatus } from '../../contract/institution.ts';
import { partnerKind } from '../../contract/membership.ts';
import { supplyState } from '../../contract/parcel.ts';
import { landUses } from '../../contract/parcel-land-use.ts';
import { siteKind, siteStatus } from '../../contract/site.ts';
import words from './domain/place-words.json' with { type: 'json' };

const choicesOf = (group: string, codes: readonly string[]) =>
  codes.map((code) => ({ code, labelKey: `parties:${group}.${code}` }));

type Most = Omit<ImportColumn, 'labelKey'>;
const labelled = (group: string, columns: readonly Most[]): ImportColumn[] =>
  columns.map((column) => ({ ...column, labelKey: `parties:${group}.columns.${column.key}` }));

const long = (maxLength: number, minLength = 2) => ({ minLength, maxLength });

/** Columns of a sheet of institutions. */
export const institutionColumns = labelled('institution', [
  { key: 'name', type: 'text', required: true, limits: long(100), example: words.examples.institution },
  { key: 'kind', type: 'choice', required: true, choices: choicesOf('partner.kinds', partnerKind.options) },
  { key: 'shortName', type: 'text', limits: long(40) },
  { key: 'status', type: 'choice', choices: choicesOf('institutionStatuses', institutionStatus.options) },
  { key: 'socialCreditCode', type: 'code', limits: { length: 18 } },
  { key: 'officeTelephone', type: 'text', limits: long(30, 5), example: '0755-12345678' },
  { key: 'address', type: 'text', limits: long(200) },
  { key: 'website', type: 'text', limits: long(190, 8) },
  { key: 'codeExceptionReason', type: 'text', limits: long(200, 5) },
  { key: 'source', type: 'text', limits: long(200) },
]);

/** Areas in m², exact to two decimals. */
export const squareMetres = {
  unitKey: 'parties:sheet.squareMetres',
  limits: { min: 0.01, max: 999_999_999_999, scale: 2 },
};
const degrees = (most: number) => ({ min: -most, max: most, scale: 6 });
const ratio = { min: 0, max: 999, scale: 2 };

/** Columns of a sheet of parcels. */
export const parcelColumns = labelled('parcel', [
  { key: 'number', type: 'text', required: true, limits: long(40, 1), example: 'A-01' },
  { key: 'supplyState', type: 'choice', required: true, choices: choicesOf('supplyStates', supplyState.options) },
  { key: 'landUse', type: 'choice', choices: choicesOf('landUses', landUses) },
  { key: 'area', type: 'decimal', ...squareMetres, example: '6666.67' },
  { key: 'landCode', type: 'code', limits: { maxLength: 40 } },
  { key: 'grantedOn', type: 'date' },
  { key: 'grantEndsOn', type: 'date' },
  { key: 'plotRatioMin', type: 'decimal', limits: ratio },
  { key: 'plotRatioMax', type: 'decimal', limits: ratio },
  { key: 'address', type: 'text', limits: long(200) },
  { key: 'boundary', type: 'text', limits: long(500) },
  { key: 'landCodeReason', type: 'text', limits: long(200, 5) },
  { key: 'source', type: 'text', limits: long(200) },
]);

/** Columns of a sheet of sites; parent and parcel are told by number or name. */
export const siteColumns = labelled('site', [
  { key: 'name', type: 'text', required: true, limits: long(100, 1), example: words.examples.site },
  { key: 'number', type: 'text', limits: long(40, 1), example: 'S001' },
  { key: 'kind', type: 'choice', required: true, choices: choicesOf('siteKinds', siteKind.options) },
  { key: 'status', type: 'choice', required: true, choices: choicesOf('siteStatuses', siteStatus.options) },
  { key: 'parent', type: 'text', limits: long(100, 1) },
  { key: 'parcel', type: 'text', limits: long(40, 1) },
  { key: 'floorArea', type: 'decimal', ...squareMetres },
  { key: 'longitude', type: 'decimal', limits: degrees(180), example: '113.93' },
  { key: 'latitude', type: 'decimal', limits: degrees(90), example: '22.53' },
  { key: 'address', type: 'text', limits: long(200) },
  { key: 'source', type: 'text', limits: long(200) },
]);
