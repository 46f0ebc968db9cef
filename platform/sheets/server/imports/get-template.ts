import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { Locale } from '#platform/i18n/contract/locale.ts';
import type { RegisterView } from '../../contract/draft.ts';
import type { getTemplate as endpoint } from '../../contract/endpoints.ts';
import type { ColumnView } from '../../contract/import-column.ts';
import { workbookMediaType } from '../workbook.ts';
import { type Imports, requireRegister } from './imports.ts';
import { joinParts, listLabels } from './list-labels.ts';
import type { OpenRegister } from './open-registers.ts';

type Words = (key: string, params?: Record<string, string | number>) => string;

/** Rows of the sheet to fill in that have formats and drop-downs. */
const preparedRows = 2_000;
/** Choices that the guide names. */
const mostListed = 12;
/** Excel takes no longer list into the drop-down itself; longer ones stand on a sheet. */
const listCharacters = 250;
const formats = {
  text: '@',
  code: '@',
  choice: '@',
  choices: '@',
  yesNo: '@',
  date: 'yyyy-mm-dd',
  integer: '0',
  decimal: 'General',
  money: '#,##0.######',
} as const;

/** Workbook to fill in: the sheet, what belongs into each column, and the lists behind long drop-downs. */
export function getTemplate(imports: Imports) {
  return async ({ params }: EndpointParsed<typeof endpoint>, context: RequestContext): Promise<FileAnswer> => {
    const register = await requireRegister(imports, params.registerId, context);
    const view = register.views[context.locale];
    const words: Words = (key, values) => context.text(`sheets:template.${key}`, values);
    const unit = (column: ColumnView) => unitText(column, context);
    const lists = longLists(view);
    const sheets = [
      fillIn(view, { words, unit, lists }),
      guide(register, view, { words, unit, locale: context.locale }),
      ...(lists.length > 0 ? [listSheet(lists, words)] : []),
    ];
    const filename = `${words('file', { register: view.title })}.xlsx`;
    return { filename, mediaType: workbookMediaType, content: await writeXlsx({ sheets }) };
  };
}

interface Told {
  words: Words;
  unit: (column: ColumnView) => string | null;
}

function unitText({ type, moneyUnit, unit }: ColumnView, context: RequestContext): string | null {
  return type === 'money' && moneyUnit !== null ? context.text(`sheets:moneyUnits.${moneyUnit}`) : unit;
}

function headingOf(column: ColumnView, { words, unit }: Told): string {
  const of = unit(column);
  const label = of === null ? column.label : words('heading', { label: column.label, unit: of });
  return column.required ? `*${label}` : label;
}

function fillIn(
  { title, columns }: RegisterView,
  { words, unit, lists }: Told & { lists: readonly ColumnView[] },
): WriteSheet {
  const headings = columns.map((column) => headingOf(column, { words, unit }));
  return {
    name: sheetName(title),
    columns: columns.map((column, at) => ({
      numFmt: formats[column.type],
      width: widthOf(headings[at] ?? '', column),
    })),
    rows: [headings],
    cells: new Map(headings.map((_, at) => [`0,${at}`, { style: { font: { bold: true }, numFmt: '@' } }])),
    freezePane: { rows: 1 },
    dataValidations: columns.flatMap((column, at) => {
      if (column.type !== 'choice' && column.type !== 'yesNo') return [];
      const place = lists.indexOf(column);
      const letter = columnLetter(place);
      const list =
        place < 0
          ? { values: column.choices.map((choice) => choice.label) }
          : { formula1: `'${words('choices')}'!$${letter}$2:$${letter}$${column.choices.length + 1}` };
      return [
        {
          type: 'list' as const,
          ...list,
          allowBlank: true,
          // A code may be typed instead: a warning, never a wall.
          showErrorMessage: true,
          errorStyle: 'warning' as const,
          errorMessage: words('dropDown'),
          range: `${columnLetter(at)}2:${columnLetter(at)}${preparedRows + 1}`,
        },
      ];
    }),
  };
}

function guide(register: OpenRegister, { columns }: RegisterView, told: Told & { locale: Locale }): WriteSheet {
  const { words, unit } = told;
  const head = ['column', 'required', 'form', 'unit', 'example'].map((key) => words(key));
  const rows = columns.map((column) => {
    const example = register.columns.find(({ key }) => key === column.key)?.example ?? '';
    return [column.label, column.required ? words('need') : '', ruleOf(column, told), unit(column) ?? '', example];
  });
  return {
    name: sheetName(words('guide')),
    columns: [28, 8, 70, 10, 36].map((width) => ({ width, numFmt: '@' })),
    rows: [[words('lines')], head, ...rows],
    cells: new Map(head.map((_, at) => [`1,${at}`, { style: { font: { bold: true } } }])),
  };
}

function ruleOf({ type, choices, limits, hint }: ColumnView, { words, locale }: Told & { locale: Locale }): string {
  const listed = listLabels(choices, mostListed, locale);
  const parts = [words(`rule.${type}`, { choices: listed })];
  if (type === 'text' && limits.maxLength !== undefined) parts.push(words('length', { max: limits.maxLength }));
  if (hint !== null) parts.push(hint);
  return joinParts(parts, locale);
}

function longLists({ columns }: RegisterView): ColumnView[] {
  return columns.filter(
    ({ type, choices }) =>
      (type === 'choice' || type === 'yesNo') &&
      (choices.map(({ label }) => label).join(',').length > listCharacters ||
        choices.some(({ label }) => label.includes(','))),
  );
}

function listSheet(lists: readonly ColumnView[], words: Words): WriteSheet {
  const longest = Math.max(...lists.map(({ choices }) => choices.length));
  const rows = Array.from({ length: longest }, (_, at) => lists.map(({ choices }) => choices[at]?.label ?? null));
  return {
    name: words('choices'),
    hidden: true,
    columns: lists.map(() => ({ width: 40, numFmt: '@' })),
    rows: [lists.map(({ label }) => label), ...rows],
  };
}

function widthOf(heading: string, { type }: ColumnView): number {
  const least = type === 'text' || type === 'choice' ? 24 : 14;
  return Math.max(least, heading.length * 2 + 2);
}

/** Excel refuses these characters and more than 31. */
function sheetName(title: string): string {
  return title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
}

function columnLetter(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : columnLetter(Math.floor(at / 26) - 1) + letter;
}
