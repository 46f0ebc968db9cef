import type { CompiledRule } from '../../contract/compile-rule.ts';
import type { Plan } from '../../contract/plan/plan.ts';
import type { RuleDatum } from '../../contract/rule-definition.ts';
import { showDay, showValue, showWhole } from './domain/show-answer.ts';
import { blockSize, type Population } from './open-population.ts';
import { readRow } from './read-row.ts';
import { type BoundProgram, bindProgram, type ColumnAnswers, type PopulationAnswers } from './run-columns.ts';

/** What a decision of a rule answers for all parties. */
export interface DecisionAnswers {
  readonly name: string;
  /** Whole units, days, truths or codes in one array; null where a closure answered in decimals, or nothing was compiled. */
  readonly columns: ColumnAnswers | null;
  /** Answer for a party as it is kept and sent; null is unknown. */
  readonly datum: (party: number) => RuleDatum;
}

/** What a rule answers for all parties. */
export interface RuleAnswers {
  /** How it was run: loops over columns, or closures party by party. */
  readonly path: 'columns' | 'closures';
  /** Why not over columns; empty when it is. */
  readonly why: string;
  /** In the order of the definition. */
  readonly decisions: readonly DecisionAnswers[];
  /** Mark of a condition (a place of `CompiledRule.clauses`): 1 held, 0 did not, −1 unknown, 2 not asked; null where not wanted. */
  readonly mark: ((clause: number, party: number) => number) | null;
}

/** A rule made ready for a population: kept and run again as often as its data are the same. */
export interface BoundRule {
  readonly path: RuleAnswers['path'];
  readonly run: (first: number, after: number) => void;
  readonly finish: () => RuleAnswers;
}

/**
 * Makes a rule ready: a loop where all its decisions are proved whole, else its closures. The population has a column a
 * term, in the order of the rule's terms, or of `places` (place in the population of each term). Decisions without a plan
 * are answered null: whoever asks has them evaluated. Throws RangeError where data pass the bounds of a term.
 */
export function bindRule(
  rule: CompiledRule,
  population: Population,
  { marks, places }: { readonly marks: boolean; readonly places?: readonly number[] },
): BoundRule {
  const seen = places === undefined ? population : placed(population, places);
  const plans = rule.decisions.flatMap(({ plan }) => (plan === null ? [] : [plan]));
  if (plans.length < rule.decisions.length) return new ByClosures(rule, seen, { marks, why: 'notCompiled' });
  const bound = bindProgram({ plans, clauses: rule.clauses.length }, seen, { marks });
  return 'why' in bound ? new ByClosures(rule, seen, { marks, why: bound.why }) : byColumns(rule, bound);
}

/** Runs rules over a population, block by block, so that all of them read a block while it is near. */
export function runPopulation(rules: readonly BoundRule[], count: number): RuleAnswers[] {
  for (let first = 0; first < count; first += blockSize) {
    const after = Math.min(first + blockSize, count);
    for (const rule of rules) rule.run(first, after);
  }
  return rules.map((rule) => rule.finish());
}

/** The population with its columns in the order of a rule's terms. */
function placed(population: Population, places: readonly number[]): Population {
  const columns = places.map((place) => {
    const column = population.columns[place];
    if (column === undefined) throw new RangeError(`the population has no column ${place}`);
    return column;
  });
  return { ...population, columns };
}

function byColumns(rule: CompiledRule, bound: BoundProgram): BoundRule {
  return {
    path: 'columns',
    run: (first, after) => bound.run(first, after),
    finish: () => answersOf(rule, bound.finish()),
  };
}

function answersOf(rule: CompiledRule, { answers, marks }: PopulationAnswers): RuleAnswers {
  const decisions = rule.decisions.flatMap(({ name }, place): DecisionAnswers[] => {
    const columns = answers[place];
    return columns === undefined ? [] : [{ name, columns, datum: (party) => datumOf(columns, party) }];
  });
  return { path: 'columns', why: '', decisions, mark: marks === null ? null : marks.of };
}

/** An answer of a column as it is kept and sent. */
export function datumOf({ is, scale, values, texts }: ColumnAnswers, party: number): RuleDatum {
  const value = values[party] ?? Number.NaN;
  if (Number.isNaN(value)) return null;
  const shows: Record<Plan['is'], () => RuleDatum> = {
    number: () => showWhole(value, scale),
    test: () => value === 1,
    date: () => showDay(value),
    text: () => texts[value] ?? null,
    null: () => null,
  };
  return shows[is]();
}

/** The slow way: every party as a row through the closures of the rule. */
class ByClosures implements BoundRule {
  readonly path = 'closures';
  private readonly rule: CompiledRule;
  private readonly population: Population;
  private readonly why: string;
  private readonly data: RuleDatum[][];
  private readonly marks: Int8Array | null;

  constructor(rule: CompiledRule, population: Population, { marks, why }: { marks: boolean; why: string }) {
    this.rule = rule;
    this.population = population;
    this.why = why;
    this.data = rule.decisions.map(() => []);
    this.marks = marks ? new Int8Array(rule.clauses.length * population.count) : null;
  }

  run(first: number, after: number): void {
    const { rule, marks } = this;
    for (let party = first; party < after; party += 1) {
      const values = rule.run(readRow(this.population, party));
      this.data.forEach((column, place) => {
        column[party] = showValue(values[place] ?? null);
      });
      marks?.set(rule.marks, party * rule.clauses.length);
    }
  }

  finish(): RuleAnswers {
    const { rule, marks, data } = this;
    const decisions = rule.decisions.map(({ name }, place) => ({
      ...{ name, columns: null },
      datum: (party: number) => data[place]?.[party] ?? null,
    }));
    const mark = (clause: number, party: number) => marks?.[party * rule.clauses.length + clause] ?? 2;
    return { path: 'closures', why: this.why, decisions, mark: marks === null ? null : mark };
  }
}
