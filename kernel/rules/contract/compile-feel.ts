import { formatValue } from './feel/format-value.ts';
import { normalizeName } from './feel/names.ts';
import { parseExpression } from './feel/parse.ts';
import type { Expression } from './feel/syntax.ts';
import type { Value } from './feel/values.ts';
import { type Algebra, NotCompiled } from './feel-compile/algebra.ts';
import type { Row, Test } from './feel-compile/columns.ts';
import {
  type Compiled,
  type CompileInputs,
  ExpressionCompiler,
  type Watch,
} from './feel-compile/compile-expression.ts';
import { decimalAlgebra } from './feel-compile/decimal-algebra.ts';
import { integerAlgebra } from './feel-compile/integer-algebra.ts';
import { builtInNames } from './feel-functions/builtins.ts';
import { civilFromDays } from './feel-time/civil-date.ts';

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
  readonly whyDecimal: string;
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
    if (path === 'decimal') return { ok: true, program: programOf(decimalAlgebra, inputs, 'asked for') };
    return { ok: true, program: programOf(integerAlgebra, inputs, '') };
  } catch (error) {
    if (!(error instanceof NotCompiled)) throw error;
    if (path !== undefined) return notCompiled(error, source);
    return compileDecimal(inputs, error.message);
  }
}

interface Inputs extends CompileInputs {
  readonly source: string;
  readonly tree: Expression;
}

function compileDecimal(inputs: Inputs, whyDecimal: string): CompileOutcome {
  try {
    return { ok: true, program: programOf(decimalAlgebra, inputs, whyDecimal) };
  } catch (error) {
    if (!(error instanceof NotCompiled)) throw error;
    return notCompiled(error, inputs.source);
  }
}

function notCompiled({ message, at }: NotCompiled, source: string): CompileOutcome {
  return { ok: false, why: message, from: at?.from ?? 0, to: at?.to ?? source.length };
}

function programOf<N>(algebra: Algebra<N>, inputs: Inputs, whyDecimal: string): Program {
  const { source, tree } = inputs;
  const compile = (watch: Watch) => new ExpressionCompiler(algebra, inputs, watch).compile(tree);
  const plain = compile((_clause, test) => test);
  const clauses: Clause[] = [];
  const watching = { marks: new Int8Array(0) };
  const watched = compile((clause, test) => watchClause({ clause, test, source }, clauses, watching));
  watching.marks = new Int8Array(clauses.length);
  const marked = wholeOf(watched, algebra);
  const run = (row: Row) => answerOf(plain, algebra, row);
  return {
    path: algebra.path,
    whyDecimal,
    clauses,
    run,
    whole: wholeOf(plain, algebra),
    marked:
      marked === null
        ? null
        : {
            marks: watching.marks,
            run: (row) => {
              watching.marks.fill(notAsked);
              return marked.run(row);
            },
          },
    explain: (row) => {
      watching.marks.fill(notAsked);
      const value = answerOf(watched, algebra, row);
      const told = clauses.map((clause, place) => ({
        ...clause,
        held: heldOf(watching.marks[place] ?? notAsked),
        data: Object.fromEntries(clause.reads.map((name) => [name, valueIn(row, inputs, name)])),
      }));
      return { value, path: algebra.path, clauses: told };
    },
  };
}

/** Marks beside 1 and 0: a condition that was not asked, and one whose answer is unknown. */
const notAsked = 2;
const unknown = -1;

function watchClause(
  { clause, test, source }: { clause: Expression; test: Test; source: string },
  clauses: Clause[],
  watching: { readonly marks: Int8Array },
): Test {
  const { from, to } = clause;
  const place = clauses.push({ text: source.slice(from, to), from, to, reads: [...namesIn(clause)] }) - 1;
  return (row) => {
    const answer = test(row);
    watching.marks[place] = Number.isNaN(answer) ? unknown : answer;
    return answer;
  };
}

function heldOf(mark: number): boolean | null | 'notAsked' {
  if (mark === notAsked) return 'notAsked';
  return mark === unknown ? null : mark === 1;
}

function valueIn(row: Row, { columns, parameters }: CompileInputs, name: string): string | number | boolean | null {
  const place = columns.findIndex((column) => normalizeName(column.name) === name);
  if (place >= 0) return row[place] ?? null;
  const parameter = [...parameters].find(([key]) => normalizeName(key) === name);
  return parameter === undefined ? null : formatValue(parameter[1]);
}

/** Names that an expression reads; functions that it calls are none. */
function namesIn(part: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(part)) for (const one of part) namesIn(one, found);
  else if (part !== null && typeof part === 'object' && Object.getPrototypeOf(part) === Object.prototype) {
    if ('node' in part && part.node === 'name' && 'name' in part) found.add(String(part.name));
    for (const [key, one] of Object.entries(part)) if (key !== 'called') namesIn(one, found);
  }
  return found;
}

function answerOf<N>(compiled: Compiled<N>, algebra: Algebra<N>, row: Row): Value {
  switch (compiled.kind) {
    case 'number':
      return algebra.show(compiled.number, row);
    case 'test': {
      const truth = compiled.run(row);
      return Number.isNaN(truth) ? null : truth === 1;
    }
    case 'text':
      return compiled.run(row);
    case 'date': {
      const day = compiled.run(row);
      return Number.isNaN(day) ? null : { kind: 'date', ...civilFromDays(day) };
    }
    case 'null':
      return null;
  }
}

function wholeOf<N>(compiled: Compiled<N>, algebra: Algebra<N>): Program['whole'] {
  if (algebra.path !== 'integer' || compiled.kind !== 'number') return null;
  const { proof, run } = compiled.number;
  return { scale: proof.scale, run: (row) => Number(run(row)) };
}
