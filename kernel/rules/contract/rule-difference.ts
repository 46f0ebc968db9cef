import type { RuleCase, RuleDefinition, RuleLogic, RuleOutcome, RuleTable, TermType } from './rule-definition.ts';
import { alignLines, type TextPart, textDifference } from './rule-difference-align.ts';

export type { TextPart } from './rule-difference-align.ts';

/** Parts of a rule that can change. */
export type ChangedPart = 'subject' | 'term' | 'parameter' | 'knowledge' | 'decision' | 'sentence' | 'case';

/** A cell before and after; null where the row or column was not there. */
export interface CellChange {
  readonly column: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What changed within a part; `what` is a key of `difference.what` in the locale. */
export type ChangeDetail =
  | { readonly is: 'value'; readonly what: string; readonly before: string; readonly after: string }
  | { readonly is: 'text'; readonly what: string; readonly parts: readonly TextPart[] }
  | {
      readonly is: 'row';
      /** `moved`: as it was, at another place among the rows that stayed. */
      readonly change: 'added' | 'removed' | 'changed' | 'moved';
      /** Places from 1, as people count rows. */
      readonly before: number | null;
      readonly after: number | null;
      readonly cells: readonly CellChange[];
    }
  | { readonly is: 'column'; readonly change: 'added' | 'removed'; readonly name: string };

/** One part of a rule that was added, taken out or changed. */
export interface PartChange {
  readonly part: ChangedPart;
  readonly change: 'added' | 'removed' | 'changed';
  readonly name: string;
  readonly details: readonly ChangeDetail[];
}

/** What changed between two versions of a rule, part by part in the order of the rule; empty for equal ones. */
export function ruleDifference(before: RuleDefinition, after: RuleDefinition): readonly PartChange[] {
  return [
    ...changedOnly([changed('subject', '', [value('subject', before.subject, after.subject)])]),
    ...compareNamed('term', [before.terms, after.terms], (a, b) => [
      ...compareFields(fieldsOf(a.type), fieldsOf(b.type)),
      value('fact', a.fact ?? '', b.fact ?? ''),
    ]),
    ...compareNamed('parameter', [before.parameters.map(named), after.parameters.map(named)], () => []),
    ...compareNamed('knowledge', [before.knowledge, after.knowledge], (a, b) => [
      value('called', calledText(a), calledText(b)),
      value('type', a.type, b.type),
      text('expression', a.text, b.text),
    ]),
    ...compareNamed('decision', [before.decisions, after.decisions], (a, b) => [
      value('type', a.type, b.type),
      ...compareFields(outcomeFields(a.outcome), outcomeFields(b.outcome)),
      ...compareLogic(a.logic, b.logic),
    ]),
    ...compareNamed('sentence', [before.sentences.map(bySentence), after.sentences.map(bySentence)], (a, b) => [
      value('document', a.document, b.document),
      value('place', a.place, b.place),
      text('sentence', a.text, b.text),
    ]),
    ...compareNamed('case', [before.cases, after.cases], compareCase),
  ];
}

type Detail = ChangeDetail | null;

function value(what: string, before: string, after: string): Detail {
  return before === after ? null : { is: 'value', what, before, after };
}

function text(what: 'expression' | 'sentence', before: string, after: string): Detail {
  if (before === after) return null;
  return { is: 'text', what, parts: textDifference(before, after, what === 'sentence' ? 'signs' : 'names') };
}

function changed(part: ChangedPart, name: string, details: readonly Detail[]): PartChange {
  return { part, change: 'changed', name, details: details.filter((one) => one !== null) };
}

function changedOnly(changes: readonly PartChange[]): PartChange[] {
  return changes.filter(({ change, details }) => change !== 'changed' || details.length > 0);
}

const named = (name: string) => ({ name });
const bySentence = <S extends { id: string; place: string }>(one: S) => ({ ...one, name: one.id });

function compareNamed<T extends { readonly name: string }>(
  part: ChangedPart,
  [before, after]: readonly [readonly T[], readonly T[]],
  compare: (a: T, b: T) => readonly Detail[],
): PartChange[] {
  const old = new Map(before.map((one) => [one.name, one]));
  const kept = new Set(after.map(({ name }) => name));
  const now = after.map((one): PartChange => {
    const known = old.get(one.name);
    return known === undefined
      ? { part, change: 'added', name: one.name, details: [] }
      : changed(part, one.name, compare(known, one));
  });
  const gone = before
    .filter(({ name }) => !kept.has(name))
    .map(({ name }): PartChange => ({ part, change: 'removed', name, details: [] }));
  return changedOnly([...gone, ...now]);
}

/** Fields by the keys of `difference.what`. */
type Fields = Readonly<Record<string, string>>;

function compareFields(a: Fields, b: Fields): readonly Detail[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].map((what) => value(what, a[what] ?? '', b[what] ?? ''));
}

function fieldsOf(type: TermType): Fields {
  if (type.is === 'text') return { type: type.is, allowed: (type.allowed ?? []).join(', ') };
  if (type.is !== 'number') return { type: type.is };
  const { is, scale, least, most, unit } = type;
  return { type: is, scale: String(scale), least: String(least), most: String(most), unit: unit ?? '' };
}

function outcomeFields(outcome: RuleOutcome | null): Fields {
  if (outcome === null) return {};
  const { kind, ...others } = outcome;
  const filled = Object.entries(others).filter(([, one]) => one !== null);
  return { outcome: kind, ...Object.fromEntries(filled.map(([key, one]) => [key, String(one)])) };
}

function calledText({ parameters }: RuleDefinition['knowledge'][number]): string {
  return parameters.map(({ name, type }) => `${name}: ${type}`).join(', ');
}

function compareLogic(a: RuleLogic, b: RuleLogic): readonly Detail[] {
  if (a.kind === 'expression' && b.kind === 'expression') {
    return [text('expression', a.text, b.text), value('links', linksText(a), linksText(b))];
  }
  if (a.kind === 'table' && b.kind === 'table') {
    return [...compareTable(a.table, b.table), value('links', linksText(a), linksText(b))];
  }
  return [value('logic', a.kind, b.kind), ...contentOf(a, 'removed'), ...contentOf(b, 'added')];
}

/** Everything that a logic says, as what came or went with it. */
function contentOf(logic: RuleLogic, change: 'added' | 'removed'): readonly Detail[] {
  const sided = <T>(content: T, none: T): [T, T] => (change === 'added' ? [none, content] : [content, none]);
  const links = value('links', ...sided(linksText(logic), ''));
  if (logic.kind === 'expression') return [text('expression', ...sided(logic.text, '')), links];
  const { table } = logic;
  return [
    value('hitPolicy', ...sided<string>(table.hitPolicy, '')),
    value('aggregation', ...sided<string>(table.aggregation ?? '', '')),
    value('outputValues', ...sided(table.outputValues.join(', '), '')),
    value('otherwise', ...sided(table.otherwise ?? '', '')),
    ...compareRows(...sided(rowsOf(table), [])),
    links,
  ];
}

function linksText(logic: RuleLogic): string {
  if (logic.kind === 'table') return logic.sentences.join(', ');
  return logic.links.map(({ clause, sentences }) => `${clause ?? ''} ${sentences.join(', ')}`.trim()).join('; ');
}

function compareTable(a: RuleTable, b: RuleTable): readonly Detail[] {
  const [old, now] = [columnsOf(a), columnsOf(b)];
  const gone = old
    .filter((one) => !now.includes(one))
    .map((name): Detail => ({ is: 'column', change: 'removed', name }));
  const come = now.filter((one) => !old.includes(one)).map((name): Detail => ({ is: 'column', change: 'added', name }));
  return [
    value('hitPolicy', a.hitPolicy, b.hitPolicy),
    value('aggregation', a.aggregation ?? '', b.aggregation ?? ''),
    value('outputValues', a.outputValues.join(', '), b.outputValues.join(', ')),
    value('otherwise', a.otherwise ?? '', b.otherwise ?? ''),
    ...gone,
    ...come,
    ...compareRows(rowsOf(a), rowsOf(b)),
  ];
}

function columnsOf({ inputs }: RuleTable): readonly string[] {
  return inputs.map(({ text: name }) => name);
}

/** The cells of a row by the names of their columns; the answer and the sentences have none. */
type Row = ReadonlyMap<string, string>;

function rowsOf({ inputs, rows }: RuleTable): readonly Row[] {
  return rows.map(
    ({ when, answer, sentences }) =>
      new Map([
        ...inputs.map(({ text: name }, at) => [name, when[at] ?? '-'] as const),
        ['=', answer] as const,
        ['#', sentences.join(', ')] as const,
      ]),
  );
}

/**
 * Rows that stayed are aligned; of those between them, one that stands elsewhere as it was has moved, and rows at one place
 * are one that changed.
 */
function compareRows(before: readonly Row[], after: readonly Row[]): readonly Detail[] {
  const gaps = alignLines(before, after, isSame);
  const moved = movedRows(gaps, (from, to) => isSame(before[from], after[to]));
  const gone = new Set(moved.values());
  const details: Detail[] = [];
  for (const gap of gaps) {
    for (const to of gap.right) {
      const from = moved.get(to);
      if (from === undefined) continue;
      details.push({ is: 'row', change: 'moved', before: from + 1, after: to + 1, cells: [] });
    }
    const left = gap.left.filter((from) => !gone.has(from));
    const right = gap.right.filter((to) => !moved.has(to));
    for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
      const [from, to] = [left[at], right[at]];
      const [old, now] = [from === undefined ? undefined : before[from], to === undefined ? undefined : after[to]];
      details.push({
        is: 'row',
        change: old === undefined ? 'added' : now === undefined ? 'removed' : 'changed',
        before: from === undefined ? null : from + 1,
        after: to === undefined ? null : to + 1,
        cells: cellChanges(old, now),
      });
    }
  }
  return details;
}

function isSame(before: Row | undefined, after: Row | undefined): boolean {
  return cellChanges(before, after).length === 0;
}

/** Where rows stood that stand elsewhere now, by their new places. */
function movedRows(
  gaps: ReturnType<typeof alignLines>,
  same: (from: number, to: number) => boolean,
): ReadonlyMap<number, number> {
  const left = gaps.flatMap((gap) => gap.left);
  const moved = new Map<number, number>();
  const taken = new Set<number>();
  for (const to of gaps.flatMap((gap) => gap.right)) {
    const from = left.find((one) => !taken.has(one) && same(one, to));
    if (from === undefined) continue;
    taken.add(from);
    moved.set(to, from);
  }
  return moved;
}

function cellChanges(before: Row | undefined, after: Row | undefined): readonly CellChange[] {
  const columns = [...new Set([...(after?.keys() ?? []), ...(before?.keys() ?? [])])];
  return columns
    .map((column) => ({ column, before: before?.get(column) ?? null, after: after?.get(column) ?? null }))
    .filter((cell) => cell.before !== cell.after);
}

function compareCase(a: RuleCase, b: RuleCase): readonly Detail[] {
  return [
    value('on', a.on, b.on),
    ...comparedData('given', a.given, b.given),
    ...comparedData('expected', a.expected, b.expected),
  ];
}

function comparedData(what: 'given' | 'expected', a: RuleCase['given'], b: RuleCase['given']): readonly Detail[] {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return names.map((name) => {
    const [before, after] = [String(a[name] ?? ''), String(b[name] ?? '')];
    return before === after ? null : { is: 'value', what: `${what} ${name}`, before, after };
  });
}
