import type { Locale } from '#platform/i18n/contract/locale.ts';
import type { Text } from '#platform/i18n/server/texts.ts';
import { type SheetTable, writeWorkbook } from '#platform/sheets/server/workbook.ts';
import type { DayClose } from './day-close.ts';

/** The day's ledger as an Excel workbook: a sheet for each register of each zone, and one that says what they are. */
export function writeLedger(close: DayClose, { text, locale }: { text: Text; locale: Locale }): Promise<Uint8Array> {
  const t = (key: string, params?: Record<string, string | number>) => text(locale, `cli:ledger.${key}`, params);
  const figures = close.parts.flatMap((part) =>
    Object.entries(part.figures).map(([figure, value]) => ({
      zone: part.zone ?? t('noZone'),
      module: part.module,
      figure,
      value: value === null ? null : String(value),
    })),
  );
  const summary: SheetTable = {
    name: t('figures'),
    columns: [
      { key: 'zone', header: t('zone'), type: 'text' },
      { key: 'module', header: t('module'), type: 'text' },
      { key: 'figure', header: t('figure'), type: 'text' },
      { key: 'value', header: t('value'), type: 'decimal' },
    ],
    rows: figures,
  };
  const invented = close.sheets.flatMap(({ zone }) => (zone?.demonstration ? [zone.name] : []));
  const lines = [
    { label: t('day'), value: close.day },
    { label: t('source'), value: t('sourceText') },
    ...[...new Set(invented)].map((name) => ({ label: t('invented'), value: t('inventedText', { name }) })),
    ...close.problems.map((problem) => ({ label: t('problem'), value: problem })),
  ];
  const tables = close.sheets.map(({ zone, ...sheet }) => ({
    ...sheet,
    name: zone ? `${zone.name} ${sheet.name}` : sheet.name,
  }));
  return writeWorkbook([summary, ...tables], { name: t('about'), lines });
}
