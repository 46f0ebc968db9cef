import type { Locale } from '#platform/i18n/contract/locale.ts';
import { formatCount, formatDate, formatMoney, hasText, type Text } from '#ui/index.ts';
import type { FieldValue } from '../../contract/merging.ts';

/** How values of a merge are told. */
export interface Words {
  text: Text;
  ui: Text;
  locale: Locale;
}

const titles: Readonly<Record<string, string>> = { registeredCapitalFen: 'registeredCapital' };
const groups: Readonly<Record<string, string>> = { industry: 'industries', legalForm: 'legalForms', scale: 'scales' };

/** The heading of a field as the register has it; a field that the register does not show goes by its own name. */
export function fieldTitle(field: string, { text }: Pick<Words, 'text'>): string {
  const key = `columns.${titles[field] ?? field}`;
  return hasText('parties', key) ? text(key) : field;
}

/** A value as the register shows it. */
export function fieldText(field: string, value: FieldValue, { text, ui, locale }: Words): string {
  if (value === null || value === '') return text('merging.empty');
  const group = groups[field];
  if (group !== undefined) return text(`${group}.${value}`);
  if (field === 'foundedOn') return formatDate(String(value), locale);
  if (field === 'registeredCapitalFen') {
    const money = formatMoney(Number(value), locale);
    return `${money.value} ${ui(money.unitKey)}`;
  }
  return typeof value === 'number' ? formatCount(value) : String(value);
}
