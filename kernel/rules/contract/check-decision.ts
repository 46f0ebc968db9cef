import { answerKinds, type TextCheck, type TextPlace } from './check-texts.ts';
import { normalizeName } from './feel/names.ts';
import { parseExpression } from './feel/parse.ts';
import type { Inferred } from './infer-kinds.ts';
import type { ReadDecision, ReadRule, ReadTable } from './read-rule.ts';
import { namesOfText, ruleNames } from './read-rule.ts';
import type { AnswerType, RuleOutcome } from './rule-definition.ts';
import type { FaultPlace } from './rule-faults.ts';
import { placesOfClause } from './rule-links.ts';
import { answersList } from './rule-model.ts';

type Field = FaultPlace['field'];
type Cell = { readonly row?: number; readonly column?: number };

/** Checks one decision: its texts, its outcome, and its links to sentences. */
export function checkDecision(check: TextCheck, rule: ReadRule, place: number): void {
  const read = rule.decisions[place];
  if (read === undefined) return;
  const at = (field: Field, text: string, { row, column }: Cell = {}): TextPlace => {
    const { name } = read.decision;
    return { at: { in: 'decision', place, name, field, row: row ?? null, column: column ?? null }, text };
  };
  const { logic, type } = read.decision;
  if (logic.kind === 'expression' && read.expression !== null) {
    check.answer(read.expression, answerKinds[type], at('text', logic.text));
  }
  if (read.table !== null) checkTable(check, { read, table: read.table, at });
  checkOutcome(check, { rule, read, at });
  checkLinks(check, { rule, read, at });
}

interface Checked {
  readonly read: ReadDecision;
  readonly at: (field: Field, text: string, cell?: Cell) => TextPlace;
}

function checkTable(check: TextCheck, { read, table, at }: Checked & { readonly table: ReadTable }): void {
  const { decision } = read;
  const written = table.table;
  const kinds = table.inputs.map((input, column) => {
    return check.expression(input, at('input', written.inputs[column]?.text ?? '', { column }));
  });
  for (const [row, { when, answer }] of table.rows.entries()) {
    const line = written.rows[row];
    if (line === undefined) continue;
    if (when.length !== kinds.length) {
      check.fault('cellCount', { expected: kinds.length, found: when.length }, at('table', '', { row }));
    }
    for (const [column, cell] of when.entries()) {
      if (cell !== null) check.cell(cell, kinds[column] ?? 'any', at('cell', line.when[column] ?? '', { row, column }));
    }
    if (answer !== null) check.answer(answer, answerKind(decision.type, table), at('answer', line.answer, { row }));
  }
  if (table.otherwise !== null) {
    check.answer(table.otherwise, answerKinds[decision.type], at('otherwise', written.otherwise ?? ''));
  }
  for (const [column, value] of table.outputValues.entries()) {
    check.answer(
      value,
      answerKind(decision.type, table),
      at('outputValue', written.outputValues[column] ?? '', { column }),
    );
  }
  checkPolicy(check, { read, table, at });
}

/** What rows answer: what is counted may be anything but has to be something. */
function answerKind(type: AnswerType, { table }: ReadTable): Inferred {
  return table.aggregation === 'COUNT' && table.hitPolicy === 'COLLECT' ? 'any' : answerKinds[type];
}

function checkPolicy(check: TextCheck, { read, table, at }: Checked & { readonly table: ReadTable }): void {
  const { hitPolicy, aggregation, outputValues, rows } = table.table;
  if (aggregation !== null && hitPolicy !== 'COLLECT')
    check.fault('aggregationUnused', { aggregation }, at('table', ''));
  if (answersList(table.table) && read.decision.outcome !== null) check.fault('listAnswer', {}, at('table', ''));
  if (hitPolicy !== 'PRIORITY' && hitPolicy !== 'OUTPUT ORDER') return;
  if (outputValues.length === 0) {
    check.fault('outputValuesMissing', {}, at('table', ''));
    return;
  }
  const listed = new Set(outputValues.map((value) => value.trim()));
  for (const [row, { answer }] of rows.entries()) {
    const parsed = table.rows[row]?.answer ?? null;
    const isLiteral = parsed?.ok === true && (parsed.value.node === 'literal' || parsed.value.node === 'number');
    if (isLiteral && !listed.has(answer.trim())) {
      check.fault('outputValueUnlisted', { value: answer.trim() }, at('answer', answer, { row }));
    }
  }
}

const outcomeTypes: Readonly<Record<RuleOutcome['kind'], AnswerType>> = {
  condition: 'boolean',
  status: 'boolean',
  money: 'number',
  number: 'number',
  goods: 'number',
  deduction: 'number',
  grade: 'text',
};

function checkOutcome(check: TextCheck, { rule, read, at }: Checked & { readonly rule: ReadRule }): void {
  const { outcome, type } = read.decision;
  if (outcome === null) return;
  const wanted = outcomeTypes[outcome.kind];
  if (wanted !== type) {
    check.fault(
      'wrongOutcome',
      { outcome: outcome.kind, expected: answerKinds[wanted], found: answerKinds[type] },
      at('outcome', ''),
    );
  }
  if (outcome.kind === 'deduction') {
    const parsed = parseExpression(outcome.rate, ruleNames(rule.definition));
    check.answer(parsed, 'number', at('rate', outcome.rate));
    return;
  }
  if (outcome.kind !== 'status') return;
  const { until, months } = outcome;
  if (until === null) {
    if (months === null) check.fault('untilMissing', {}, at('until', ''));
    return;
  }
  const found = rule.definition.decisions.find(({ name }) => normalizeName(name) === normalizeName(until));
  if (found === undefined) check.fault('untilUnknown', { name: until }, at('until', until));
  else if (found.type !== 'date') check.fault('untilNoDate', { name: until }, at('until', until));
}

function checkLinks(check: TextCheck, { rule, read, at }: Checked & { readonly rule: ReadRule }): void {
  const known = new Set(rule.definition.sentences.map(({ id }) => id));
  const sentences = (ids: readonly string[], place: TextPlace) => {
    for (const id of ids) if (!known.has(id)) check.fault('sentenceUnknown', { id }, place);
  };
  const { logic } = read.decision;
  if (logic.kind === 'table') {
    sentences(logic.sentences, at('sentences', ''));
    for (const [row, line] of logic.table.rows.entries()) sentences(line.sentences, at('sentences', '', { row }));
    return;
  }
  for (const [column, link] of logic.links.entries()) {
    sentences(link.sentences, at('link', '', { column }));
    if (link.clause !== null && placesOfClause(logic.text, link.clause).length === 0) {
      check.fault('clauseGone', { clause: link.clause }, at('link', link.clause, { column }));
    }
  }
}

/** Decisions and functions that come back to themselves, by their names; a function may call itself. */
export function circlesOf(rule: ReadRule): {
  readonly decisions: readonly number[];
  readonly knowledge: readonly number[];
} {
  const edges = new Map<string, ReadonlySet<string>>([
    ...rule.knowledge.map(({ knowledge, names }) => {
      const own = normalizeName(knowledge.name);
      return [own, new Set([...names].filter((name) => name !== own))] as const;
    }),
    ...rule.decisions.map(({ decision, names }) => {
      const { outcome } = decision;
      const rate = outcome?.kind === 'deduction' ? namesOfText(rule.definition, outcome.rate) : [];
      return [
        normalizeName(decision.name),
        new Set([...names, ...[...rate].filter((name) => name !== normalizeName(decision.name))]),
      ] as const;
    }),
  ]);
  const returns = (start: string): boolean => {
    const seen = new Set<string>();
    const open = [...(edges.get(start) ?? [])];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (name === start) return true;
      if (!seen.has(name)) open.push(...(edges.get(name) ?? []));
      seen.add(name);
    }
    return false;
  };
  const places = (names: readonly string[]) =>
    names.flatMap((name, place) => (returns(normalizeName(name)) ? [place] : []));
  return {
    decisions: places(rule.decisions.map(({ decision }) => decision.name)),
    knowledge: places(rule.knowledge.map(({ knowledge }) => knowledge.name)),
  };
}
