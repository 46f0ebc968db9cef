import type { Locale } from '#platform/i18n/contract/locale.ts';
import { locales } from '#platform/i18n/contract/locale.ts';
import type { Text } from '#platform/i18n/server/texts.ts';
import type { RegisterView } from '../../contract/draft.ts';
import type { ColumnView, ImportChoice, ImportColumn } from '../../contract/import-column.ts';
import type { SheetRegister } from './sheet-register.ts';

/** Most rows of one sheet unless the register says otherwise. */
const usualRows = 20_000;
const rowsAtMost = 50_000;

/** A register with its texts in both languages. */
export interface OpenRegister extends SheetRegister {
  readonly views: Readonly<Record<Locale, RegisterView>>;
}

/** A text key for words that are data of a zone, and stand as they are in every language. */
export function asWritten(words: string): string {
  return `=${words}`;
}

/** Texts that know words of data too. */
function withData(text: Text): Text {
  return (locale, key, params) => (key.startsWith('=') ? key.slice(1) : text(locale, key, params));
}

/** The registers of all parts by id; two of one id, or a key column that is none, is a defect and throws. */
export function openRegisters(given: readonly SheetRegister[], text: Text): ReadonlyMap<string, OpenRegister> {
  const registers = new Map<string, OpenRegister>();
  for (const register of given) {
    if (registers.has(register.id)) throw new Error(`two registers of sheets are called ${register.id}`);
    const keys = register.columns.map((column) => column.key);
    const named = [...register.keyColumns, ...(register.reasonColumn === undefined ? [] : [register.reasonColumn])];
    const unknown = named.find((key) => !keys.includes(key));
    if (unknown !== undefined) throw new Error(`${register.id} has no column ${unknown}`);
    if (new Set(keys).size !== keys.length) throw new Error(`${register.id} has two columns of one key`);
    const views = Object.fromEntries(locales.map((locale) => [locale, viewOf(register, withData(text), locale)]));
    registers.set(register.id, { ...register, views: views as Record<Locale, RegisterView> });
  }
  return registers;
}

function viewOf(register: SheetRegister, text: Text, locale: Locale): RegisterView {
  return {
    id: register.id,
    title: text(locale, register.titleKey),
    columns: register.columns.map((column) => columnOf(column, text, locale)),
    keyColumns: [...register.keyColumns],
    reasonColumn: register.reasonColumn ?? null,
    mostRows: Math.min(register.mostRows ?? usualRows, rowsAtMost),
  };
}

const yesAndNo: readonly ImportChoice[] = [
  { code: 'yes', labelKey: 'sheets:yes' },
  { code: 'no', labelKey: 'sheets:no' },
];

function columnOf(column: ImportColumn, text: Text, locale: Locale): ColumnView {
  const inBoth = (key: string) => locales.map((one) => text(one, key));
  const choices = column.type === 'yesNo' ? yesAndNo : (column.choices ?? []);
  return {
    key: column.key,
    label: text(locale, column.labelKey),
    headings: [...new Set([...inBoth(column.labelKey), ...(column.aliases ?? [])])],
    type: column.type,
    required: column.required ?? false,
    moneyUnit: column.type === 'money' ? (column.moneyUnit ?? 'wanYuan') : null,
    unit: column.unitKey === undefined ? null : text(locale, column.unitKey),
    limits: column.limits ?? {},
    choices: choices.map(({ code, labelKey, aliases = [] }) => ({
      code,
      label: text(locale, labelKey),
      words: [...new Set([...inBoth(labelKey), ...aliases])],
    })),
    hierarchical: column.hierarchical ?? false,
    hint: column.hintKey === undefined ? null : text(locale, column.hintKey),
    personal: column.personal ?? false,
  };
}
