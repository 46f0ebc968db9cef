import { sameDatum } from '#kernel/rules/contract/judge-cases.ts';
import { cellsOf } from '#kernel/rules/contract/read-pasted-table.ts';
import { readValue } from '#kernel/rules/contract/read-pasted-table-cell.ts';
import type { RuleAnswer } from '#kernel/rules/contract/rule-answer.ts';
import type { AnswerType, RuleCase, RuleDatum, RuleDefinition } from '#kernel/rules/contract/rule-definition.ts';

/** A column of a table of cases: what is given of a term, or expected of a decision. */
export interface CaseColumn {
  readonly key: string;
  readonly of: 'name' | 'day' | 'given' | 'expected';
  readonly name: string;
  readonly is: AnswerType;
  readonly allowed: readonly string[];
}

/** The element of a cell of the cases, to which faults lead; columns by their key. */
export function caseCellId(row: number, column: string): string {
  return `rule-case-${row}-${column.replaceAll(' ', '-')}`;
}

/** The columns of the cases of a rule: name, day, one a term, one a decision. */
export function caseColumns({ terms, decisions }: Pick<RuleDefinition, 'terms' | 'decisions'>): readonly CaseColumn[] {
  return [
    { key: 'name', of: 'name', name: '', is: 'text', allowed: [] },
    { key: 'day', of: 'day', name: '', is: 'date', allowed: [] },
    ...terms.map(({ name, type }) => ({
      ...{ key: `given ${name}`, of: 'given' as const, name, is: type.is },
      allowed: type.is === 'text' ? (type.allowed ?? []) : [],
    })),
    ...decisions.map(({ name, type }) => ({
      ...{ key: `expected ${name}`, of: 'expected' as const, name, is: type },
      allowed: [],
    })),
  ];
}

/** What stands in a cell, as text: `true` and `false` for truth, nothing for what is not known or not expected. */
export function caseText(one: RuleCase, { of, name }: CaseColumn): string {
  if (of === 'name') return one.name;
  if (of === 'day') return one.on;
  const value = (of === 'given' ? one.given : one.expected)[name];
  return value === undefined || value === null ? '' : String(value);
}

/** A value as people type it, of the kind of a column; undefined where it is none. Nothing typed is null. */
export function readCaseValue(
  typed: string,
  { is, allowed }: Pick<CaseColumn, 'is' | 'allowed'>,
): RuleDatum | undefined {
  const text = typed.trim();
  if (text === '') return null;
  if (is === 'text') return text.replace(/^["“](.*)["”]$/s, '$1');
  const { as, text: meant } = readValue(text, { is, allowed });
  if (as !== 'value') return undefined;
  if (is === 'boolean') return meant === 'true';
  return is === 'date' ? meant.slice('date("'.length, -'")'.length) : meant;
}

/** The case with another value in a cell; undefined where the text is no value of the column. */
export function withCaseText(one: RuleCase, column: CaseColumn, typed: string): RuleCase | undefined {
  if (column.of === 'name') return { ...one, name: typed.slice(0, 60) };
  const value = readCaseValue(typed, column);
  if (value === undefined) return undefined;
  if (column.of === 'day') return value === null ? undefined : { ...one, on: String(value) };
  if (column.of === 'given') return { ...one, given: { ...one.given, [column.name]: value } };
  const { [column.name]: _, ...others } = one.expected;
  return { ...one, expected: value === null ? others : { ...others, [column.name]: value } };
}

/** How a case went: what every decision answered, and which of the expected ones did not come out. */
export interface CaseRun {
  readonly answers: ReadonlyMap<string, RuleDatum>;
  readonly wrong: ReadonlySet<string>;
  /** The rule cannot be run. */
  readonly failed: boolean;
}

/** Compares what a case expects with what the rule answers. */
export function judgeCase(one: RuleCase, answer: RuleAnswer | null): CaseRun {
  const answers = new Map((answer?.decisions ?? []).map(({ name, value }) => [name, value] as const));
  const expected = Object.entries(one.expected);
  const wrong = expected.filter(([name, value]) => !sameDatum(answers.get(name), value)).map(([name]) => name);
  return { answers, wrong: new Set(answer === null ? [] : wrong), failed: answer === null };
}

/** Cases after cells of a spreadsheet were pasted from a cell on; rows are added below, what is no value stays as it was. */
export function pasteCases(
  cases: readonly RuleCase[],
  at: { readonly row: number; readonly column: number },
  { pasted, columns, empty }: { pasted: string; columns: readonly CaseColumn[]; empty: RuleCase },
): { cases: RuleCase[]; unread: readonly string[] } {
  const lines = cellsOf(pasted).filter((line) => line.some((cell) => cell.trim() !== ''));
  const changed = [...cases];
  const unread: string[] = [];
  lines.slice(0, 200 - at.row).forEach((line, offset) => {
    let one = changed[at.row + offset] ?? empty;
    line.forEach((cell, place) => {
      const column = columns[at.column + place];
      if (column === undefined) return;
      const next = withCaseText(one, column, cell.trim());
      if (next === undefined) unread.push(cell.trim());
      else one = next;
    });
    changed[at.row + offset] = one;
  });
  return { cases: changed, unread };
}
