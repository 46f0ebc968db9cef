import { normalizeName } from './feel/names.ts';
import type { Expression, Span } from './feel/syntax.ts';
import type { Value } from './feel/values.ts';
import type { Column } from './feel-compile/columns.ts';
import { dayNumber } from './feel-time/clock-line.ts';
import { parseDate } from './feel-time/parse-temporal.ts';
import { columnPlan } from './plan/column-plan.ts';
import { ExpressionLowering, type KnowledgeLogic, type LoweringScope } from './plan/lower-expression.ts';
import { lowerTable } from './plan/lower-table.ts';
import { constantOf, type Lowered, NotCompiled, nothingLike, plans, shared } from './plan/lowered.ts';
import type { Plan, TestPlan } from './plan/plan.ts';
import { deepestPlan, PlanDepth } from './plan/plan-depth.ts';
import { namesOf, type ReadDecision, type ReadRule } from './read-rule.ts';
import { conditionsOf, type RuleClause } from './rule-clauses.ts';
import type { AnswerType } from './rule-definition.ts';
import { sentencesOfClause } from './rule-links.ts';

/** A decision as a plan, or what hinders one. */
export type LoweredDecision =
  | { readonly plan: Plan; readonly clauses: readonly number[] }
  | {
      readonly plan: null;
      readonly clauses: readonly number[];
      readonly what: string;
      readonly from: number;
      readonly to: number;
    };

/** Every decision of a rule as plans, and the conditions of them all. */
export interface LoweredRule {
  readonly decisions: readonly LoweredDecision[];
  readonly clauses: readonly RuleClause[];
}

const kinds: Readonly<Record<AnswerType, 'number' | 'test' | 'text' | 'date'>> = {
  number: 'number',
  boolean: 'test',
  text: 'text',
  date: 'date',
};

/** Turns the whole graph of a rule into plans, each decision once, those that are read before those that read them. */
export function lowerRule(rule: ReadRule, inputs: RuleInputs): LoweredRule {
  return new RuleLowering(rule, inputs).all();
}

/** What a rule is compiled for. */
export interface CompileSetting {
  /** The day that `today()` answers, `YYYY-MM-DD`; without it, decisions that ask for it are evaluated. */
  readonly on?: string;
  /** Asks for decimals even where whole numbers are proved: for comparing the two. */
  readonly path?: 'decimal';
}

/** What a rule is lowered over. */
export interface RuleInputs extends CompileSetting {
  readonly columns: readonly Column[];
  readonly parameters: ReadonlyMap<string, Value>;
}

class RuleLowering {
  private readonly rule: ReadRule;
  private readonly clauses: RuleClause[] = [];
  private readonly done = new Map<number, LoweredDecision>();
  private readonly values = new Map<number, Lowered>();
  private readonly open = new Set<number>();
  private readonly depth = new PlanDepth();
  private readonly names: ReadonlyMap<string, Named>;
  private readonly scope: LoweringScope;

  constructor(rule: ReadRule, inputs: RuleInputs) {
    this.rule = rule;
    this.names = namedBy(rule, inputs);
    let id = 0;
    const today = inputs.on === undefined ? null : parseDate(inputs.on);
    const functions = this.functions();
    this.scope = {
      named: (name) => this.named(name),
      knowledge: (name) => functions.get(name) ?? null,
      today: today === null ? null : dayNumber(today),
      nesting: { now: 0 },
      nextId: () => {
        id += 1;
        return id;
      },
    };
  }

  all(): LoweredRule {
    const decisions = this.rule.decisions.map((_read, place) => this.decision(place));
    return { decisions, clauses: this.clauses };
  }

  private named(name: string): Lowered | null {
    const found = this.names.get(name);
    if (found === undefined) return null;
    if ('value' in found) {
      if (found.value === null) throw new NotCompiled(`the value of ${name}`);
      return found.value;
    }
    this.decision(found.decision);
    const value = this.values.get(found.decision);
    if (value === undefined) throw new NotCompiled(`${name}, which is not compiled`);
    return value;
  }

  private functions(): ReadonlyMap<string, KnowledgeLogic> {
    return new Map(
      this.rule.knowledge.flatMap(({ knowledge, body }) => {
        if (!body.ok) return [];
        const parameters = knowledge.parameters.map(({ name, type }) => ({ name, is: kinds[type] }));
        const named = (name: string) => this.named(name);
        return [[normalizeName(knowledge.name), { parameters, is: kinds[knowledge.type], body: body.value, named }]];
      }),
    );
  }

  private decision(place: number): LoweredDecision {
    const known = this.done.get(place);
    if (known !== undefined) return known;
    const read = this.rule.decisions[place];
    if (read === undefined || this.open.has(place)) throw new NotCompiled('a circle');
    this.open.add(place);
    const lowered = this.lower(read, place);
    this.open.delete(place);
    this.done.set(place, lowered);
    return lowered;
  }

  private lower(read: ReadDecision, place: number): LoweredDecision {
    let before = this.clauses.length;
    try {
      // What it reads comes first, so that its own conditions stand together.
      for (const name of read.names) {
        const found = this.names.get(name);
        if (found !== undefined && 'decision' in found) this.decision(found.decision);
      }
      before = this.clauses.length;
      const value = shared(fitted(this.value(read), kinds[read.decision.type]), this.scope.nextId);
      if (value.is === 'list' || value.is === 'months' || value.is === 'days') throw new NotCompiled(value.is);
      if (this.depth.of(value) > deepestPlan) throw new NotCompiled('nesting without end');
      this.values.set(place, value);
      return { plan: value, clauses: placesFrom(before, this.clauses.length) };
    } catch (error) {
      if (!(error instanceof NotCompiled)) throw error;
      this.clauses.length = before;
      this.tellConditions(read);
      const at = error.at ?? { from: 0, to: 0 };
      const clauses = placesFrom(before, this.clauses.length);
      return { plan: null, clauses, what: error.message, from: at.from, to: at.to };
    }
  }

  private value(read: ReadDecision): Lowered {
    const { expression, table } = read;
    if (table !== null) {
      const lowering = new ExpressionLowering(this.scope, null);
      return lowerTable(lowering, table, (cell, of) => ({ op: 'clause', clause: this.tellCell(read, cell), of }));
    }
    if (expression === null || !expression.ok) {
      throw new NotCompiled(
        expression?.ok === false ? expression.why : 'nothing',
        expression?.ok === false ? expression.at : null,
      );
    }
    const watch = (clause: Expression, of: TestPlan): TestPlan => {
      return { op: 'clause', clause: this.tell(read, clause, clause), of };
    };
    return new ExpressionLowering(this.scope, watch).lower(expression.value);
  }

  /** Numbers a condition of an expression. */
  private tell(read: ReadDecision, clause: Expression, { from, to }: Span): number {
    const { decision } = read;
    const text = decision.logic.kind === 'expression' ? decision.logic.text.slice(from, to) : '';
    const reads = this.written(namesOf([{ ok: true, value: clause }]).read.map(({ name }) => name));
    const sentences = sentencesOfClause(decision.logic, { from, to, row: null });
    return (
      this.clauses.push({ decision: decision.name, text, from, to, row: null, column: null, reads, sentences }) - 1
    );
  }

  /** Numbers the cell of a table; it reads what its input reads. */
  private tellCell(read: ReadDecision, { row, column }: { readonly row: number; readonly column: number }): number {
    const { decision, table } = read;
    const cell = table?.rows[row]?.when[column] ?? null;
    const written = table?.table.rows[row]?.when[column] ?? '';
    const text = written.trim();
    const from = written.indexOf(text);
    const names = namesOf([table?.inputs[column] ?? null, cell]).read.map(({ name }) => name);
    const sentences = sentencesOfClause(decision.logic, { from, to: from + text.length, row });
    const clause: RuleClause = {
      ...{ decision: decision.name, text, from, to: from + text.length, row, column },
      ...{ reads: this.written(names), sentences },
    };
    return this.clauses.push(clause) - 1;
  }

  /** Conditions of what is not compiled, so that they can be told all the same. */
  private tellConditions(read: ReadDecision): void {
    const { expression, table } = read;
    if (expression?.ok) {
      for (const one of conditionsOf(expression.value, (name) => this.isTruth(name))) this.tell(read, one, one);
    }
    for (const [row, { when }] of (table?.rows ?? []).entries()) {
      for (const [column, cell] of when.entries()) if (cell !== null) this.tellCell(read, { row, column });
    }
  }

  private isTruth(name: string): boolean {
    const found = this.names.get(name);
    if (found === undefined) {
      const own = this.rule.knowledge.find(({ knowledge }) => normalizeName(knowledge.name) === name);
      return own?.knowledge.type === 'boolean';
    }
    if ('value' in found) return found.value?.is === 'test';
    return this.rule.decisions[found.decision]?.decision.type === 'boolean';
  }

  private written(names: readonly string[]): string[] {
    return [...new Set(names)].flatMap((name) => this.names.get(name)?.written ?? []);
  }
}

/** What a name of the rule means, and how the definition writes it. */
type Named = { readonly written: string } & ({ readonly value: Lowered | null } | { readonly decision: number });

function namedBy(rule: ReadRule, { columns, parameters }: RuleInputs): ReadonlyMap<string, Named> {
  const { definition } = rule;
  const names = new Map<string, Named>();
  const tell = (name: string, named: Named) => {
    if (!names.has(normalizeName(name))) names.set(normalizeName(name), named);
  };
  for (const [place, { name, type }] of columns.entries())
    tell(name, { written: name, value: columnPlan(type, place) });
  const values = new Map([...parameters].map(([name, value]) => [normalizeName(name), value]));
  for (const name of definition.parameters) {
    tell(name, { written: name, value: constantOf(values.get(normalizeName(name)) ?? null) });
  }
  for (const [place, { name }] of definition.decisions.entries()) tell(name, { written: name, decision: place });
  return names;
}

/** A value as the decision's type wants it. */
function fitted(value: Lowered, is: 'number' | 'test' | 'text' | 'date'): Lowered {
  if (value.is === 'null') return nothingLike(example[is]);
  if (value.is !== is) throw new NotCompiled(`${value.is} for ${is}`);
  return value;
}

const example: Readonly<Record<'number' | 'test' | 'text' | 'date', Lowered>> = {
  number: { is: 'number', plan: plans.number(0) },
  test: { is: 'test', plan: { op: 'nothing' } },
  text: { is: 'text', plan: { op: 'nothing' } },
  date: { is: 'date', plan: { op: 'nothing' } },
};

function placesFrom(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, place) => from + place);
}
