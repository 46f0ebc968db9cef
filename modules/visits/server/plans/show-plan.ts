import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { PlanFirm, VisitPlan } from '../../contract/visit-plan.ts';
import { leftOn } from './domain/judge-cap.ts';
import { planFirmStateOn, planStateOn } from './domain/plan-progress.ts';
import { readCap } from './judge-visit.ts';
import {
  findPlan,
  listPlanFirmRows,
  listPlanRows,
  lockPlan,
  type StoredPlan,
  type StoredPlanFirm,
} from './store/plans.ts';

/** A plan as pages see it. */
export function planView(row: StoredPlan, names: ReadonlyMap<string, string>, today: string): VisitPlan {
  const { departmentId, withdrawnAt, ...plan } = row;
  return {
    ...plan,
    department: { id: departmentId, name: names.get(departmentId) ?? '' },
    state: planStateOn({ ...plan, withdrawn: withdrawnAt !== null }, today),
  };
}

/** A plan with its progress, as it stands in this transaction. */
export async function showPlan(db: ZoneDb, id: string, today: string): Promise<VisitPlan> {
  const [row] = await listPlanRows(db, { id }, today);
  if (row === undefined) throw new AppError('visits.planUnknown');
  return planView(row, await departmentNamesOn(db, today), today);
}

/** Planned firms as pages see them, with what the cap still allows the plan's department today. */
export async function planFirmViews(
  db: ZoneDb,
  rows: readonly StoredPlanFirm[],
  { departmentId, today }: { departmentId: string; today: string },
): Promise<PlanFirm[]> {
  const { rule, past } = await readCap(db, { firmIds: rows.map(({ firmId }) => firmId), day: today });
  const byFirm = Map.groupBy(past, ({ firmId }) => firmId);
  return rows.map((row) => ({
    ...{ id: row.id, dueOn: row.dueOn, visitId: row.visitId, visitedOn: row.visitedOn },
    ...{ addedReason: row.addedReason, removedReason: row.removedReason },
    firm: { id: row.firmId, name: row.name, code: row.code },
    officer: row.officerId === null ? null : { id: row.officerId, name: row.officer ?? '' },
    state: planFirmStateOn(row, today),
    left: leftOn(rule, byFirm.get(row.firmId) ?? [], { day: today, departments: [departmentId] }).departments[0] ?? 0,
  }));
}

/** A plan that stands, held against other changes. */
export async function requirePlan(tx: ZoneDb, id: string) {
  const plan = await lockPlan(tx, id);
  if (plan === undefined) throw new AppError('visits.planUnknown');
  if (plan.withdrawnAt !== null) throw new AppError('visits.planWithdrawn');
  return plan;
}

/** A firm that stands in a plan, with its plan held against other changes. */
export async function requirePlanFirm(tx: ZoneDb, id: string) {
  const [found] = await listPlanFirmRows(tx, { id });
  if (found === undefined || (await findPlan(tx, found.planId)) === undefined) {
    throw new AppError('visits.planFirmUnknown');
  }
  const plan = await requirePlan(tx, found.planId);
  // Read again behind the lock: somebody may have taken it out meanwhile.
  const [row] = await listPlanFirmRows(tx, { id });
  if (row === undefined || row.removed) throw new AppError('visits.planFirmUnknown');
  return { plan, row };
}
