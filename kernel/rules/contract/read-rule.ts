import { type FreeNames, freeNames } from './feel/free-names.ts';
import type { NameShape } from './feel/name-shape.ts';
import { normalizeName } from './feel/names.ts';
import { type Parsed, parseExpression, parseUnaryTests } from './feel/parse.ts';
import type { Expression, UnaryTests } from './feel/syntax.ts';
import { builtInNames } from './feel-functions/builtins.ts';
import type { RuleDecision, RuleDefinition, RuleKnowledge, RuleTable } from './rule-definition.ts';

/** A table with its texts read; cells that accept whatever comes, and answers that are none, are null. */
export interface ReadTable {
  readonly table: RuleTable;
  readonly inputs: readonly Parsed<Expression>[];
  readonly rows: readonly {
    readonly when: readonly (Parsed<UnaryTests> | null)[];
    readonly answer: Parsed<Expression> | null;
  }[];
  readonly outputValues: readonly Parsed<Expression>[];
  readonly otherwise: Parsed<Expression> | null;
}

/** A decision with its texts read. */
export interface ReadDecision {
  readonly decision: RuleDecision;
  readonly expression: Parsed<Expression> | null;
  readonly table: ReadTable | null;
  /** What its texts name, as `normalizeName` spells it. */
  readonly names: ReadonlySet<string>;
}

/** A function of a rule with its text read. */
export interface ReadKnowledge {
  readonly knowledge: RuleKnowledge;
  readonly body: Parsed<Expression>;
  readonly names: ReadonlySet<string>;
}

/** A rule with every text read once. */
export interface ReadRule {
  readonly definition: RuleDefinition;
  readonly decisions: readonly ReadDecision[];
  readonly knowledge: readonly ReadKnowledge[];
}

/** Every name of a rule, as the parser has to know them. */
export function ruleNames(definition: RuleDefinition): NameShape {
  const told = [
    ...definition.terms.map(({ name }) => name),
    ...definition.parameters,
    ...definition.knowledge.map(({ name }) => name),
    ...definition.decisions.map(({ name }) => name),
  ];
  return { ...builtInNames, ...Object.fromEntries(told.map((name) => [normalizeName(name), 1])) };
}

/** Names that a text of a rule reads or calls, as `normalizeName` spells them; none where it cannot be read. */
export function namesOfText(definition: RuleDefinition, text: string): ReadonlySet<string> {
  return namesIn([parseExpression(text, ruleNames(definition))]);
}

const known = new WeakMap<RuleDefinition, ReadRule>();

/**
 * Reads every text of a rule, knowing all its names. Kept as long as the definition is, which nobody changes: whoever checks,
 * counts what is covered and compiles reads a thousand cells once.
 */
export function readRule(definition: RuleDefinition): ReadRule {
  const found = known.get(definition);
  if (found !== undefined) return found;
  const reading = readAnew(definition);
  let step = reading.next();
  while (step.done !== true) step = reading.next();
  known.set(definition, step.value);
  return step.value;
}

/** The same with a pause between texts, so that others are served while a thousand cells are read. */
export async function readRuleInTurns(definition: RuleDefinition, pause: () => Promise<void>): Promise<ReadRule> {
  const found = known.get(definition);
  if (found !== undefined) return found;
  const reading = readAnew(definition);
  let step = reading.next();
  while (step.done !== true) {
    await pause();
    step = reading.next();
  }
  known.set(definition, step.value);
  return step.value;
}

/** Reads with a rest after each expression and each row. */
function* readAnew(definition: RuleDefinition): Generator<void, ReadRule> {
  const names = ruleNames(definition);
  const decisions: ReadDecision[] = [];
  for (const decision of definition.decisions) decisions.push(yield* readDecision(decision, names));
  const knowledge: ReadKnowledge[] = [];
  for (const one of definition.knowledge) {
    knowledge.push(readKnowledge(one, names));
    yield;
  }
  return { definition, decisions, knowledge };
}

function readKnowledge(knowledge: RuleKnowledge, names: NameShape): ReadKnowledge {
  const own = Object.fromEntries(knowledge.parameters.map(({ name }) => [normalizeName(name), 1] as const));
  const body = parseExpression(knowledge.text, { ...names, ...own });
  const inner = new Set(knowledge.parameters.map(({ name }) => normalizeName(name)));
  return { knowledge, body, names: new Set([...namesIn([body])].filter((name) => !inner.has(name))) };
}

function* readDecision(decision: RuleDecision, names: NameShape): Generator<void, ReadDecision> {
  const { logic } = decision;
  if (logic.kind === 'expression') {
    const expression = parseExpression(logic.text, names);
    yield;
    return { decision, expression, table: null, names: namesIn([expression]) };
  }
  const { table } = logic;
  const rows: ReadTable['rows'][number][] = [];
  for (const { when, answer } of table.rows) {
    rows.push({
      when: when.map((cell) => (isAny(cell) ? null : parseUnaryTests(cell, names))),
      answer: isAny(answer) ? null : parseExpression(answer, names),
    });
    yield;
  }
  const read: ReadTable = {
    ...{ table, rows },
    inputs: table.inputs.map(({ text }) => parseExpression(text, names)),
    outputValues: table.outputValues.map((value) => parseExpression(value, names)),
    otherwise: table.otherwise === null ? null : parseExpression(table.otherwise, names),
  };
  const cells = rows.flatMap(({ when, answer }) => [...when, answer]);
  const texts = [...read.inputs, ...cells, ...read.outputValues, read.otherwise];
  return { decision, expression: null, table: read, names: namesIn(texts) };
}

/** Whether a cell accepts whatever comes, or an answer is none. */
export function isAny(text: string): boolean {
  return text.trim() === '' || text.trim() === '-';
}

/** Names that texts read or call. */
function namesIn(texts: readonly (Parsed<Expression> | Parsed<UnaryTests> | null)[]): Set<string> {
  const { read, called } = namesOf(texts);
  return new Set([...read, ...called].map(({ name }) => name));
}

/** Names that texts read or call, with their places. */
export function namesOf(texts: readonly (Parsed<Expression> | Parsed<UnaryTests> | null)[]): FreeNames {
  return freeNames(
    texts.flatMap((text) => {
      if (text === null || !text.ok) return [];
      return 'negated' in text.value ? [...text.value.tests] : [text.value];
    }),
  );
}

/** Terms, parameters and decisions that a decision reads, itself or by the functions that it calls, as they are written. */
export function readsOf(rule: ReadRule, { names }: Pick<ReadDecision, 'names'>): string[] {
  const { definition } = rule;
  const told = [...definition.terms, ...definition.parameters.map((name) => ({ name })), ...definition.decisions];
  const written = new Map(told.map(({ name }) => [normalizeName(name), name]));
  const functions = new Map(rule.knowledge.map((one) => [normalizeName(one.knowledge.name), one.names]));
  const seen = new Set<string>();
  const visit = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const inner of functions.get(name) ?? []) visit(inner);
  };
  for (const name of names) visit(name);
  return [...seen].flatMap((name) => written.get(name) ?? []);
}
