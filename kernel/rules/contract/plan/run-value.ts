import type { Decimal } from 'decimal.js';
import { numberOf, settle } from '../feel/number.ts';
import type { Value } from '../feel/values.ts';
import type { Row } from '../feel-compile/columns.ts';
import { civilFromDays } from '../feel-time/civil-date.ts';
import type { NumberPlan, Plan } from './plan.ts';
import type { Proved } from './prove.ts';
import { DecimalRunner } from './run-decimal.ts';
import type { PlanRunner, RunState } from './run-plan.ts';
import { WholeRunner } from './run-whole.ts';

/** A plan as closures. */
export interface PlanRun {
  readonly path: 'integer' | 'decimal';
  readonly value: (row: Row) => Value;
  /** A number as whole units, a date as days, a truth value as 1 or 0; NaN for null, texts and decimals. */
  readonly unit: (row: Row) => number;
  /** Of a number on the path of whole numbers: so many of 10^−scale, NaN for null. */
  readonly whole: { readonly scale: number; readonly run: (row: Row) => number } | null;
}

/** Runners of one program: plans that share something share it here, proved by one `proverOf`. */
export class PlanRuns {
  private readonly decimal: DecimalRunner;
  private readonly state: RunState;
  private runner: WholeRunner | null = null;

  constructor(state: RunState) {
    this.state = state;
    this.decimal = new DecimalRunner(state);
  }

  /** Closures for a plan; without a proof, or where whole numbers are not proved, over decimals. */
  of(plan: Plan, proved: Proved | null): PlanRun {
    if (proved === null || !proved.whole) return runOf(plan, this.decimal);
    this.runner ??= new WholeRunner(proved, this.state);
    const { runner } = this;
    if (plan.is !== 'number') return { ...runOf(plan, runner), path: 'integer' };
    const { scale } = proved.proofOf(plan.plan);
    const run = runner.number(plan.plan);
    return { path: 'integer', value: (row) => shown(run(row), scale), unit: run, whole: { scale, run } };
  }
}

/** Closures for one plan alone. */
export function runPlan(plan: Plan, proved: Proved | null, state: RunState): PlanRun {
  return new PlanRuns(state).of(plan, proved);
}

function runOf(plan: Plan, runner: PlanRunner<unknown>): PlanRun {
  return { path: 'decimal', value: valuesOf(plan, runner), unit: unitsOf(plan, runner), whole: null };
}

function unitsOf(plan: Plan, runner: PlanRunner<unknown>): (row: Row) => number {
  if (plan.is === 'test') return runner.test(plan.plan);
  return plan.is === 'date' ? runner.day(plan.plan) : () => Number.NaN;
}

function valuesOf(plan: Plan, runner: PlanRunner<unknown>): (row: Row) => Value {
  switch (plan.is) {
    case 'number':
      return numbersOf(plan.plan, runner);
    case 'test': {
      const run = runner.test(plan.plan);
      return (row) => {
        const truth = run(row);
        return Number.isNaN(truth) ? null : truth === 1;
      };
    }
    case 'text':
      return runner.text(plan.plan);
    case 'date': {
      const run = runner.day(plan.plan);
      return (row) => {
        const day = run(row);
        return Number.isNaN(day) ? null : { kind: 'date', ...civilFromDays(day) };
      };
    }
    case 'null':
      return () => null;
  }
}

function numbersOf(plan: NumberPlan, runner: PlanRunner<unknown>): (row: Row) => Decimal | null {
  if (!(runner instanceof DecimalRunner)) throw new Error('numbers that are no decimals');
  return runner.number(plan);
}

function shown(whole: number, scale: number): Decimal | null {
  return Number.isNaN(whole) ? null : settle(numberOf(whole).times(`1e-${scale}`));
}
