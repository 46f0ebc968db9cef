import { formatValue } from './feel/format-value.ts';
import { normalizeName } from './feel/names.ts';
import { parseExpression } from './feel/parse.ts';
import { readsOf } from './feel/reads-of.ts';
import type { Expression } from './feel/syntax.ts';
import type { Value } from './feel/values.ts';
import type { Column, Row } from './feel-compile/columns.ts';
import { builtInNames } from './feel-functions/builtins.ts';
import { columnPlan } from './plan/column-plan.ts';
import { ExpressionLowering, type LoweringScope } from './plan/lower-expression.ts';
import { constantOf, NotCompiled } from './plan/lowered.ts';
import type { Plan, TestPlan } from './plan/plan.ts';
import type { WhyNotInteger } from './plan/proof.ts';
import { type Proved, provePlan } from './plan/prove.ts';
import { clearMarks, notAskedMark, type RunState, unknownMark } from './plan/run-plan.ts';
import { type PlanRun, runPlan } from './plan/run-value.ts';

/** What a rule reads: columns that differ from party to party, and parameters that are the same for all. */
export interface CompileInputs {
  readonly columns: readonly Column[];
  readonly parameters: ReadonlyMap<string, Value>;
}

/** A condition of a rule, as it stands in the source. */
export interface Clause {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Names of the columns and parameters that it reads. */
  readonly reads: readonly string[];
}

/** Why a rule answers what it answers, for one party. */
export interface Explanation {
  readonly value: Value;
  readonly path: 'integer' | 'decimal';
  /** Every condition: whether it held, null where that is unknown, `notAsked` where nothing depended on it. */
  readonly clauses: readonly (Clause & {
    readonly held: boolean | null | 'notAsked';
    /** What it read: columns as the row holds them, parameters as FEEL writes them. */
    readonly data: Readonly<Record<string, Row[number]>>;
  })[];
}

/** A rule compiled over columns: the same answers as the evaluator gives, without reading the rule again. */
export interface Program {
  /** Whole numbers where every step is proved exact below 2^53, else decimals of 34 digits. */
  readonly path: 'integer' | 'decimal';
  /** Why the path is not that of whole numbers; empty when it is. */
  readonly whyDecimal: WhyNotInteger | '';
  readonly plan: Plan;
  readonly clauses: readonly Clause[];
  readonly run: (row: Row) => Value;
  /** The answer as whole number of 10^−scale, NaN for null; null where the rule answers no number or takes the other path. */
  readonly whole: { readonly scale: number; readonly run: (row: Row) => number } | null;
  /**
   * The answer as `whole` gives it, with a mark for every condition left in `marks` until the next party: 1 held, 0 did
   * not, −1 unknown, 2 not asked. For populations, where a reason each is wanted and a tree each is too much.
   */
  readonly marked: { readonly marks: Int8Array; readonly run: (row: Row) => number } | null;
  readonly explain: (row: Row) => Explanation;
}

/** What compiling gives: a program, or why there is none and where; the evaluator still answers such rules. */
export type CompileOutcome =
  | { readonly ok: true; readonly program: Program }
  | { readonly ok: false; readonly why: string; readonly from: number; readonly to: number };

/** Compiles an expression of FEEL over the columns of a population and the parameters of a date; `path` asks for one way of counting. */
export function compileFeel(
  source: string,
  { columns, parameters = new Map() }: Pick<CompileInputs, 'columns'> & Partial<CompileInputs>,
  path?: 'integer' | 'decimal',
): CompileOutcome {
  const told = [...columns.map(({ name }) => name), ...parameters.keys()];
  const names = Object.fromEntries(told.map((name) => [name, 1] as const));
  const parsed = parseExpression(source, { ...builtInNames, ...names });
  if (!parsed.ok) return { ok: false, why: parsed.why, ...parsed.at };
  const inputs = { source, columns, parameters, tree: parsed.value };
  try {
    const { plan, clauses } = lowerSource(inputs);
    const proved = provePlan(plan);
    if (path === 'integer' && !proved.whole) {
      return { ok: false, why: proved.whyNotInteger, from: 0, to: source.length };
    }
    return { ok: true, program: programOf(inputs, { plan, clauses, proved, asked: path }) };
  } catch (error) {
    if (!(error instanceof NotCompiled)) throw error;
    return { ok: false, why: error.message, from: error.at?.from ?? 0, to: error.at?.to ?? source.length };
  }
}

interface Inputs extends CompileInputs {
  readonly source: string;
  readonly tree: Expression;
}

/** The plan of an expression, with its conditions numbered as they stand in the source. */
function lowerSource(inputs: Inputs): { readonly plan: Plan; readonly clauses: Clause[] } {
  const clauses: Clause[] = [];
  const watch = (clause: Expression, of: TestPlan): TestPlan => {
    const { from, to } = clause;
    const text = inputs.source.slice(from, to);
    return { op: 'clause', clause: clauses.push({ text, from, to, reads: [...readsOf(clause)] }) - 1, of };
  };
  const lowered = new ExpressionLowering(scopeOf(inputs), watch).lower(inputs.tree);
  if (lowered.is === 'list' || lowered.is === 'months' || lowered.is === 'days') {
    throw new NotCompiled(lowered.is === 'list' ? 'a list' : 'a duration', inputs.tree);
  }
  return { plan: lowered, clauses };
}

function scopeOf({ columns, parameters }: CompileInputs): LoweringScope {
  const places = new Map(columns.map(({ name, type }, place) => [normalizeName(name), columnPlan(type, place)]));
  const values = new Map([...parameters].map(([name, value]) => [normalizeName(name), value]));
  let id = 0;
  return {
    named: (name) => {
      const value = values.get(name);
      return places.get(name) ?? (value === undefined ? null : constantOf(value));
    },
    knowledge: () => null,
    today: null,
    nesting: { now: 0 },
    nextId: () => {
      id += 1;
      return id;
    },
  };
}

interface Compiling {
  readonly plan: Plan;
  readonly clauses: readonly Clause[];
  readonly proved: Proved;
  readonly asked: 'integer' | 'decimal' | undefined;
}

function programOf(inputs: Inputs, { plan, clauses, proved, asked }: Compiling): Program {
  const exact = asked === 'decimal' ? null : proved;
  const silent: RunState = { turn: 0, marks: null };
  const watched = { turn: 0, marks: new Int8Array(clauses.length) };
  const plain = runPlan(plan, exact, silent);
  const telling = runPlan(plan, exact, watched);
  const run = (row: Row) => {
    silent.turn += 1;
    return plain.value(row);
  };
  const begin = () => {
    watched.turn += 1;
    clearMarks(watched.marks);
  };
  const whole = wholeOf(telling, watched.marks, begin);
  return {
    path: plain.path,
    whyDecimal: plain.path === 'integer' ? '' : proved.whole ? 'asked' : proved.whyNotInteger,
    plan,
    clauses,
    run,
    whole: plain.whole === null ? null : { scale: plain.whole.scale, run: turning(silent, plain.whole.run) },
    marked: whole,
    explain: (row) => {
      begin();
      const value = telling.value(row);
      const told = clauses.map((clause, place) => ({
        ...clause,
        held: heldOf(watched.marks[place] ?? notAskedMark),
        data: Object.fromEntries(clause.reads.map((name) => [name, valueIn(row, inputs, name)])),
      }));
      return { value, path: plain.path, clauses: told };
    },
  };
}

function turning(state: RunState, run: (row: Row) => number): (row: Row) => number {
  return (row) => {
    state.turn += 1;
    return run(row);
  };
}

function wholeOf({ whole }: PlanRun, marks: Int8Array, begin: () => void): Program['marked'] {
  if (whole === null) return null;
  const { run } = whole;
  return {
    marks,
    run: (row) => {
      begin();
      return run(row);
    },
  };
}

function heldOf(mark: number): boolean | null | 'notAsked' {
  if (mark === notAskedMark) return 'notAsked';
  return mark === unknownMark ? null : mark === 1;
}

function valueIn(row: Row, { columns, parameters }: CompileInputs, name: string): string | number | boolean | null {
  const place = columns.findIndex((column) => normalizeName(column.name) === name);
  if (place >= 0) return row[place] ?? null;
  const parameter = [...parameters].find(([key]) => normalizeName(key) === name);
  return parameter === undefined ? null : formatValue(parameter[1]);
}
