import { parseExpression } from './feel/parse.ts';
import type { Expression } from './feel/syntax.ts';
import type { Value } from './feel/values.ts';
import { type Algebra, NotCompiled } from './feel-compile/algebra.ts';
import type { Column, Row, Test } from './feel-compile/columns.ts';
import { type Compiled, ExpressionCompiler, type Watch } from './feel-compile/compile-expression.ts';
import { decimalAlgebra } from './feel-compile/decimal-algebra.ts';
import { integerAlgebra } from './feel-compile/integer-algebra.ts';
import { builtInNames } from './feel-functions/builtins.ts';
import { civilFromDays } from './feel-time/civil-date.ts';

/** A condition of a rule, as it stands in the source. */
export interface Clause {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Names of the columns that it reads. */
  readonly reads: readonly string[];
}

/** Why a rule answers what it answers, for one party. */
export interface Explanation {
  readonly value: Value;
  readonly path: 'integer' | 'decimal';
  /** Every condition: whether it held, null where that is unknown, `notAsked` where nothing depended on it. */
  readonly clauses: readonly (Clause & {
    readonly held: boolean | null | 'notAsked';
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
  readonly explain: (row: Row) => Explanation;
}

/** What compiling gives: a program, or why there is none and where; the evaluator still answers such rules. */
export type CompileOutcome =
  | { readonly ok: true; readonly program: Program }
  | { readonly ok: false; readonly why: string; readonly from: number; readonly to: number };

/** Compiles an expression of FEEL over the columns of a population; `path` asks for one way of counting. */
export function compileFeel(source: string, columns: readonly Column[], path?: 'integer' | 'decimal'): CompileOutcome {
  const names = Object.fromEntries(columns.map(({ name }) => [name, 1] as const));
  const parsed = parseExpression(source, { ...builtInNames, ...names });
  if (!parsed.ok) return { ok: false, why: parsed.why, ...parsed.at };
  const inputs = { source, columns, tree: parsed.value };
  try {
    if (path === 'decimal') return { ok: true, program: programOf(decimalAlgebra, inputs, 'asked for') };
    return { ok: true, program: programOf(integerAlgebra, inputs, '') };
  } catch (error) {
    if (!(error instanceof NotCompiled)) throw error;
    if (path !== undefined) return notCompiled(error, source);
    return compileDecimal(inputs, error.message);
  }
}

interface Inputs {
  readonly source: string;
  readonly columns: readonly Column[];
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

function programOf<N>(algebra: Algebra<N>, { source, columns, tree }: Inputs, whyDecimal: string): Program {
  const compile = (watch: Watch) => new ExpressionCompiler(algebra, columns, watch).compile(tree);
  const plain = compile((_clause, test) => test);
  const clauses: Clause[] = [];
  const held: number[] = [];
  const watched = compile((clause, test) => watchClause({ clause, test, source }, clauses, held));
  const run = (row: Row) => answerOf(plain, algebra, row);
  return {
    path: algebra.path,
    whyDecimal,
    clauses,
    run,
    whole: wholeOf(plain, algebra),
    explain: (row) => {
      held.fill(notAsked);
      const value = answerOf(watched, algebra, row);
      const told = clauses.map((clause, place) => ({
        ...clause,
        held: heldOf(held[place] ?? notAsked),
        data: Object.fromEntries(clause.reads.map((name) => [name, valueIn(row, columns, name)])),
      }));
      return { value, path: algebra.path, clauses: told };
    },
  };
}

/** No truth value; marks a condition that was not asked. */
const notAsked = 2;

function watchClause(
  { clause, test, source }: { clause: Expression; test: Test; source: string },
  clauses: Clause[],
  held: number[],
): Test {
  const { from, to } = clause;
  const place = clauses.push({ text: source.slice(from, to), from, to, reads: [...namesIn(clause)] }) - 1;
  held.push(notAsked);
  return (row) => {
    const answer = test(row);
    held[place] = answer;
    return answer;
  };
}

function heldOf(mark: number): boolean | null | 'notAsked' {
  if (mark === notAsked) return 'notAsked';
  return Number.isNaN(mark) ? null : mark === 1;
}

function valueIn(row: Row, columns: readonly Column[], name: string): Row[number] {
  return row[columns.findIndex((column) => column.name === name)] ?? null;
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
