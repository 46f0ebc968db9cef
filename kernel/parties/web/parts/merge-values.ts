import type { Locale } from '#platform/i18n/contract/locale.ts';
import { formatCount, formatDate, formatMoney, hasText, type Text } from '#ui/index.ts';
import type { FieldValue, MergeableKind } from '../../contract/merging.ts';
import { groupDigits } from './place-parts.tsx';

/** How values of a merge are told. */
export interface Words {
  text: Text;
  ui: Text;
  locale: Locale;
  kind: MergeableKind;
}

const titles: Readonly<Record<string, string>> = { registeredCapitalFen: 'registeredCapital' };
const columnsOf = {
  firm: 'columns',
  institution: 'institution.columns',
  person: 'person',
  site: 'site.columns',
  parcel: 'parcel.columns',
} as const satisfies Record<MergeableKind, string>;
const groups: Readonly<Record<MergeableKind, Readonly<Record<string, string>>>> = {
  firm: { industry: 'industries', legalForm: 'legalForms', scale: 'scales' },
  institution: { kind: 'partner.kinds' },
  person: {},
  site: { kind: 'siteKinds' },
  parcel: { landUse: 'landUses' },
};
const areas = new Set(['floorArea', 'area']);

/** The heading of a field as the register has it; a field that the register does not show goes by its own name. */
export function fieldTitle(field: string, { text, kind }: Pick<Words, 'text' | 'kind'>): string {
  const key = `${columnsOf[kind]}.${titles[field] ?? field}`;
  return hasText('parties', key) ? text(key) : field;
}

/** A value as the register shows it. */
export function fieldText(field: string, value: FieldValue, { text, ui, locale, kind }: Words): string {
  if (value === null || value === '') return text('merging.empty');
  const group = groups[kind][field];
  if (group !== undefined) return text(`${group}.${value}`);
  if (field === 'foundedOn') return formatDate(String(value), locale);
  if (areas.has(field)) return text('place.squareMetres', { shown: groupDigits(String(value)) });
  if (field === 'registeredCapitalFen') {
    const money = formatMoney(Number(value), locale);
    return `${money.value} ${ui(money.unitKey)}`;
  }
  return typeof value === 'number' ? formatCount(value) : String(value);
}
