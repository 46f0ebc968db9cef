import { narrow } from './cells/cell-text.ts';
import { foldWord, likeness } from './cells/read-choice.ts';
import written from './cells/written.json' with { type: 'json' };
import type { MappedColumn } from './draft.ts';
import type { ColumnView, MoneyUnit } from './import-column.ts';
import { readCell } from './read-cell.ts';
import type { ReadCell } from './read-sheet.ts';

const headingUnit = new RegExp(written.headingUnit, 'u');

/** A column as it was found in the sheet; cells are some of its first values. */
export interface FoundColumn {
  source: number;
  heading: string;
  cells: readonly ReadCell[];
}

/** A heading without what only decorates it: stars, 必填, numbers before it, the unit in brackets. */
export interface PlainHeading {
  words: string;
  unit: MoneyUnit | null;
}

const units: Readonly<Record<string, MoneyUnit>> = written.units as Record<string, MoneyUnit>;
/** Less alike is no proposal: a wrong one costs more than none. */
const leastAlike = 0.62;

/** Takes a heading apart: `*注册资本（单位：万元）` is 注册资本 in 万元. */
export function plainHeading(heading: string): PlainHeading {
  const text = narrow(heading);
  const unit = headingUnit.exec(text)?.[1];
  const words = text
    .replace(/[(（[【][^)）\]】]{0,60}[)）\]】]/gu, '')
    .replace(/^[\s*＊※]*(?:\d{1,2}[.、)]\s*)?|[\s*＊※:：]+$/gu, '');
  return { words: words === '' ? text : words, unit: unit === undefined ? null : (units[unit] ?? null) };
}

/** Proposes where columns go: by their exact heading first, then by likeness where their values fit; one column to one field. */
export function proposeMapping(found: readonly FoundColumn[], columns: readonly ColumnView[]): MappedColumn[] {
  const free = new Map(columns.map((column) => [column.key, column]));
  const chosen = new Map<number, { column: ColumnView; origin: 'heading' | 'similar' }>();
  const take = (source: number, column: ColumnView, origin: 'heading' | 'similar') => {
    chosen.set(source, { column, origin });
    free.delete(column.key);
  };
  for (const { source, heading } of found) {
    const column = [...free.values()].find((one) => isNamed(one, heading));
    if (column !== undefined) take(source, column, 'heading');
  }
  const alike = found
    .filter(({ source }) => !chosen.has(source))
    .flatMap((one) => [...free.values()].map((column) => ({ one, column, score: likenessOf(one.heading, column) })))
    .filter(({ score }) => score >= leastAlike)
    .sort((a, b) => b.score - a.score || a.one.source - b.one.source);
  for (const { one, column } of alike) {
    if (!chosen.has(one.source) && free.has(column.key) && valuesFit(one, column)) take(one.source, column, 'similar');
  }
  return found.map((one) => {
    const to = chosen.get(one.source);
    return {
      source: one.source,
      heading: one.heading,
      samples: [],
      column: to?.column.key ?? null,
      unit: to === undefined ? null : unitOf(one.heading, to.column),
      origin: to?.origin ?? null,
    };
  });
}

/** Unit in which bare amounts of a column are read: that of its heading, else that of the register. */
export function unitOf(heading: string, column: ColumnView): MoneyUnit | null {
  return column.type === 'money' ? (plainHeading(heading).unit ?? column.moneyUnit) : null;
}

/** Headings over several rows are joined by ` / `: the whole, then the lowest, may be the name. */
function formsOf(heading: string): string[] {
  const parts = heading.split(' / ');
  return [heading, parts.at(-1) ?? '', parts.join('')].map((part) => foldWord(plainHeading(part).words));
}

function namesOf(column: ColumnView): string[] {
  return [column.key, column.label, ...column.headings].map((name) => foldWord(plainHeading(name).words));
}

function isNamed(column: ColumnView, heading: string): boolean {
  const names = namesOf(column);
  return formsOf(heading).some((form) => form !== '' && names.includes(form));
}

function likenessOf(heading: string, column: ColumnView): number {
  const forms = formsOf(heading).filter((form) => form.length > 1);
  return Math.max(0, ...namesOf(column).flatMap((name) => forms.map((form) => likeness(form, name))));
}

/** At least half of the first values can be read as what the column holds. */
function valuesFit({ cells, heading }: FoundColumn, column: ColumnView): boolean {
  const filled = cells.filter((cell) => cell !== null && cell !== '');
  const unit = unitOf(heading, column);
  const fit = filled.filter((cell) => readCell(cell, column, unit).fault === undefined);
  return filled.length === 0 || fit.length * 2 >= filled.length;
}
