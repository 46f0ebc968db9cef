import { checkRead } from './check-rule.ts';
import type { Value } from './feel/values.ts';
import type { Column, Row } from './feel-compile/columns.ts';
import { type CompileSetting, type LoweredDecision, lowerRule } from './lower-rule.ts';
import type { Plan } from './plan/plan.ts';
import type { WhyNotInteger } from './plan/proof.ts';
import { type Proved, proverOf } from './plan/prove.ts';
import { clearMarks, type RunState } from './plan/run-plan.ts';
import { PlanRuns } from './plan/run-value.ts';
import { type ReadDecision, type ReadRule, readRule, readsOf } from './read-rule.ts';
import type { RuleClause } from './rule-clauses.ts';
import { columnsOf } from './rule-data.ts';
import type { RuleDefinition } from './rule-definition.ts';
import type { RuleFault } from './rule-faults.ts';
import { sentencesOfWhole } from './rule-links.ts';

export type { CompileSetting } from './lower-rule.ts';
export type { RuleClause } from './rule-clauses.ts';

/** A decision of a rule, compiled or left to the evaluator. */
export interface CompiledDecision {
  readonly name: string;
  /** How one party is counted by closures; `evaluated` when there is no plan. */
  readonly path: 'integer' | 'decimal' | 'evaluated';
  /** Why not in whole numbers; null when it is. */
  readonly whyNotInteger: WhyNotInteger | null;
  /** For `evaluated`: what is not compiled, and the characters of it. */
  readonly notCompiled: { readonly what: string; readonly from: number; readonly to: number } | null;
  /** Null for `evaluated`. Columns are places of `CompiledRule.columns`; clauses are places of `CompiledRule.clauses`. */
  readonly plan: Plan | null;
  readonly proved: Proved | null;
  /** Places of its own conditions among `CompiledRule.clauses`; those of decisions that it reads are theirs. */
  readonly clauses: readonly number[];
  /** Sentences that the whole decision comes from. */
  readonly sentences: readonly string[];
  /** Names that it reads: terms, parameters and decisions. */
  readonly reads: readonly string[];
  /** The answer; null also where it is `evaluated`. */
  readonly run: (row: Row) => Value;
  /** For numbers on the path of whole numbers: the answer in whole units of 10^−scale, NaN for null. */
  readonly whole: { readonly scale: number; readonly run: (row: Row) => number } | null;
}

/** A rule compiled for values of its parameters. Not to be run by two at once: marks and shared values are its own. */
export interface CompiledRule {
  readonly definition: RuleDefinition;
  /** A column a term, in the order of the terms. */
  readonly columns: readonly Column[];
  /** In the order of the definition. */
  readonly decisions: readonly CompiledDecision[];
  readonly clauses: readonly RuleClause[];
  readonly faults: readonly RuleFault[];
  /** Values of the decisions for a party, in their order; leaves in `marks` what each condition said. */
  readonly run: (row: Row) => readonly Value[];
  /** Until the next run: 1 held, 0 did not, −1 unknown, 2 not asked. A condition of an `evaluated` decision stays 2. */
  readonly marks: Int8Array;
  /**
   * The same without allocating: `into[i]` is decision i as whole units, days, or 1 and 0; NaN for null, texts and what is
   * not counted in whole numbers.
   */
  readonly runWhole: (row: Row, into: Float64Array) => void;
}

/**
 * Compiles the whole graph of a rule for the values that its parameters have. What cannot be compiled is left to the
 * evaluator, decision by decision; a rule with faults is compiled as far as it goes. Never throws.
 */
export function compileRule(
  definition: RuleDefinition,
  parameters: ReadonlyMap<string, Value>,
  setting: CompileSetting = {},
): CompiledRule {
  return compileRead(readRule(definition), parameters, setting);
}

/** Compiles a rule whose texts are read. */
export function compileRead(
  rule: ReadRule,
  parameters: ReadonlyMap<string, Value>,
  setting: CompileSetting = {},
): CompiledRule {
  const { definition } = rule;
  const columns = columnsOf(definition);
  const { decisions, clauses } = lowerRule(rule, { ...setting, columns, parameters });
  const marks = new Int8Array(clauses.length);
  const running: Running = {
    prove: setting.path === 'decimal' ? () => askedForDecimals : proverOf(),
    silent: { turn: 0, marks: null },
    watched: { turn: 0, marks },
  };
  const [plain, telling] = [new PlanRuns(running.silent), new PlanRuns(running.watched)];
  const compiled = rule.decisions.map((read, place) => {
    const lowered = decisions[place] ?? { plan: null, clauses: [], what: '', from: 0, to: 0 };
    return compileDecision({ read, lowered, reads: readsOf(rule, read) }, running, [plain, telling]);
  });
  // Looked for when somebody asks: most who run a rule have checked it before.
  let faults: readonly RuleFault[] | null = null;
  const begin = () => {
    running.watched.turn += 1;
    clearMarks(marks);
  };
  return {
    ...{ definition, columns, clauses, marks },
    decisions: compiled.map(({ decision }) => decision),
    get faults() {
      faults ??= checkRead(rule);
      return faults;
    },
    run: (row) => {
      begin();
      return compiled.map(({ value }) => value(row));
    },
    runWhole: wholesInto(compiled, begin),
  };
}

const askedForDecimals: Proved = { whole: false, whyNotInteger: 'asked', at: { op: 'nothing' } };

interface Running {
  readonly prove: (plan: Plan) => Proved;
  readonly silent: RunState;
  readonly watched: RunState;
}

/** A decision with its closures that leave marks. */
interface Told {
  readonly decision: CompiledDecision;
  readonly value: (row: Row) => Value;
  readonly unit: (row: Row) => number;
}

function compileDecision(
  { read, lowered, reads }: { read: ReadDecision; lowered: LoweredDecision; reads: readonly string[] },
  { prove, silent }: Running,
  [plain, telling]: readonly [PlanRuns, PlanRuns],
): Told {
  const { name, logic } = read.decision;
  const head = { name, clauses: lowered.clauses, sentences: sentencesOfWhole(logic), reads };
  if (lowered.plan === null) {
    const { what, from, to } = lowered;
    const decision: CompiledDecision = {
      ...{ ...head, path: 'evaluated', whyNotInteger: 'notCompiled', notCompiled: { what, from, to } },
      ...{ plan: null, proved: null, run: () => null, whole: null },
    };
    return { decision, value: () => null, unit: () => Number.NaN };
  }
  const proved = prove(lowered.plan);
  const [quiet, told] = [plain.of(lowered.plan, proved), telling.of(lowered.plan, proved)];
  const turning =
    <T>(run: (row: Row) => T) =>
    (row: Row) => {
      silent.turn += 1;
      return run(row);
    };
  const decision: CompiledDecision = {
    ...{ ...head, path: quiet.path, whyNotInteger: proved.whole ? null : proved.whyNotInteger, notCompiled: null },
    ...{ plan: lowered.plan, proved, run: turning(quiet.value) },
    whole: quiet.whole === null ? null : { scale: quiet.whole.scale, run: turning(quiet.whole.run) },
  };
  return { decision, value: told.value, unit: told.unit };
}

function wholesInto(told: readonly Told[], begin: () => void): (row: Row, into: Float64Array) => void {
  const units = told.map(({ unit }) => unit);
  return (row, into) => {
    begin();
    for (let place = 0; place < units.length; place += 1) into[place] = units[place]?.(row) ?? Number.NaN;
  };
}
