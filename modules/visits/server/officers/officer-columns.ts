import type { ImportColumn } from '#platform/sheets/contract/import-column.ts';

const labelKey = (key: string) => `visits:officers.columns.${key}` as const;
const words = (maxLength: number, minLength = 1) => ({ minLength, maxLength });

/** Columns of a sheet of officers: the firm by name or credit code, officer and deputy by name. */
export const officerColumns: readonly ImportColumn[] = [
  {
    ...{ key: 'firm', labelKey: labelKey('firm'), type: 'text', required: true, limits: words(100, 2) },
    hintKey: 'visits:officers.hints.firm',
  },
  { key: 'project', labelKey: labelKey('project'), type: 'text', limits: words(100) },
  {
    ...{ key: 'officer', labelKey: labelKey('officer'), type: 'text', required: true, limits: words(60) },
    hintKey: 'visits:officers.hints.staff',
  },
  { key: 'deputy', labelKey: labelKey('deputy'), type: 'text', limits: words(60) },
  {
    ...{ key: 'startsOn', labelKey: labelKey('since'), type: 'date', required: true },
    hintKey: 'visits:officers.hints.startsOn',
  },
];
