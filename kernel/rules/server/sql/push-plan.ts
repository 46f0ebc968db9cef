import type { Plan, TestPlan } from '../../contract/plan/plan.ts';
import { type Proved, provePlan } from '../../contract/plan/prove.ts';
import type { Term } from './store/terms.ts';
import { type ColumnReference, NotInSql, PlanWriter } from './store/write-plan.ts';

/** An expression of SQL, or why there is none; closures and columns answer such plans. */
export type PlanSql =
  | { readonly ok: true; readonly sql: Term['sql']; readonly scale: number }
  | { readonly ok: false; readonly why: string };

/**
 * A plan as an expression over columns of a query: numbers are bigint in whole units of 10^−scale, dates date, texts text,
 * truth values boolean with null for unknown. Columns hold whole units of the scale that the plan says and keep its bounds;
 * `column` names them as kysely's references do (`firm.staff`); no name comes from users, and texts are parameters.
 *
 * There is none for plans that are not proved whole (decimals), for dates before 4713 BC, for months by the million, and
 * for texts that PostgreSQL cannot hold (NUL, half a surrogate pair).
 */
export function sqlOf(plan: Plan, column: ColumnReference, proved: Proved = provePlan(plan)): PlanSql {
  if (!proved.whole) return { ok: false, why: proved.whyNotInteger };
  const writer = new PlanWriter(proved, column);
  try {
    const sql = writer.terms.whole(writer.answer(plan));
    return { ok: true, sql, scale: plan.is === 'number' ? proved.proofOf(plan.plan).scale : 0 };
  } catch (error) {
    if (!(error instanceof NotInSql)) throw error;
    return { ok: false, why: error.message };
  }
}

/** A condition for `where`: rows for which it is unknown are left out as those for which it is false. */
export function conditionSql(test: TestPlan, column: ColumnReference): PlanSql {
  return sqlOf({ is: 'test', plan: test }, column);
}
