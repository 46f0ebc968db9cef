import { randomUUIDv7 } from 'node:crypto';
import type { z } from 'zod';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { describeConditions } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { mostPlanFirms, type VisitPlan } from '../../contract/visit-plan.ts';
import type {
  addPlanFirms as addEndpoint,
  amendPlan as amendEndpoint,
  makePlan as makeEndpoint,
  planChoice,
  withdrawPlan as withdrawEndpoint,
} from '../../contract/visit-plan-endpoints.ts';
import { dealOut } from './domain/plan-progress.ts';
import { describeCoverage, firmsOfCoverage } from './list-coverage.ts';
import { requireOfficers, requireOwnDepartment } from './record-visit.ts';
import { requireCaller } from './require-caller.ts';
import { requirePlan, showPlan } from './show-plan.ts';
import { dueRange, standingFirms, addPlanFirms as storeFirms } from './store/plan-firms.ts';
import { addPlan, savePlan, savePlanWithdrawal } from './store/plans.ts';

/** Makes a plan with the firms that are named or that coverage finds, dealt out in turn among those who go. */
export function makePlan(
  { body }: EndpointParsed<typeof makeEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof makeEndpoint>> {
  const { zone, account, at, today } = requireCaller(context);
  return context.transaction(async (tx) => {
    const { departmentId, startsOn, endsOn, title, officers } = body;
    await requireOwnDepartment(tx, { departmentId, days: [today] }, account.id);
    await requireOfficers(tx, officers, { departments: [departmentId], days: [today] });
    const dueOn = requireDue(body.dueOn ?? endsOn, body);
    const { firms, chosenBy } = await choose(tx, body.choice, context);
    const id = randomUUIDv7();
    const plan = { zoneId: zone.id, id, title, departmentId, startsOn, endsOn, chosenBy, by: account.id, at };
    await addPlan(tx, plan);
    const into = { zoneId: zone.id, planId: id, dueOn, by: account.id, at, reason: null };
    const added = await storeFirms(tx, into, dealOut(firms, officers));
    await context.record(tx, {
      subject: { type: 'visits.plan', id },
      after: { title, departmentId, startsOn, endsOn, dueOn, officers, firms: added, chosenBy },
    });
    return showPlan(tx, id, today);
  });
}

/** Gives a plan another title or period. */
export function amendPlan(
  { params, body }: EndpointParsed<typeof amendEndpoint>,
  context: RequestContext,
): Promise<VisitPlan> {
  const { account, today } = requireCaller(context);
  return context.transaction(async (tx) => {
    const plan = await requirePlan(tx, params.planId);
    await requireOwnDepartment(tx, { departmentId: plan.departmentId, days: [today] }, account.id);
    const { reason, ...content } = body;
    const { first, last } = await dueRange(tx, plan.id);
    if (first !== null && last !== null) for (const day of [first, last]) requireDue(day, content);
    await savePlan(tx, plan.id, content);
    const { title, startsOn, endsOn } = plan;
    await context.record(tx, {
      subject: { type: 'visits.plan', id: plan.id },
      ...{ before: { title, startsOn, endsOn }, after: { ...content }, reason },
    });
    return showPlan(tx, plan.id, today);
  });
}

/** Withdraws a plan: it stays readable and asks for nothing more. */
export function withdrawPlan(
  { params, body }: EndpointParsed<typeof withdrawEndpoint>,
  context: RequestContext,
): Promise<VisitPlan> {
  const { account, at, today } = requireCaller(context);
  return context.transaction(async (tx) => {
    const plan = await requirePlan(tx, params.planId);
    await requireOwnDepartment(tx, { departmentId: plan.departmentId, days: [today] }, account.id);
    await savePlanWithdrawal(tx, plan.id, { at, by: account.id, reason: body.reason });
    await context.record(tx, {
      subject: { type: 'visits.plan', id: plan.id },
      ...{ before: { withdrawn: false }, after: { withdrawn: true }, reason: body.reason },
    });
    return showPlan(tx, plan.id, today);
  });
}

/** Adds firms to a plan; once it has begun, only with a reason. */
export function addPlanFirms(
  { params, body }: EndpointParsed<typeof addEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof addEndpoint>> {
  const { zone, account, at, today } = requireCaller(context);
  return context.transaction(async (tx) => {
    const plan = await requirePlan(tx, params.planId);
    const { departmentId } = plan;
    await requireOwnDepartment(tx, { departmentId, days: [today] }, account.id);
    const { officers, reason = null } = body;
    if (today >= plan.startsOn && reason === null) throw new AppError('visits.planReasonNeeded');
    await requireOfficers(tx, officers, { departments: [departmentId], days: [today] });
    const dueOn = requireDue(body.dueOn ?? plan.endsOn, plan);
    const { firms } = await choose(tx, body.choice, context);
    const into = { zoneId: zone.id, planId: plan.id, dueOn, by: account.id, at, reason };
    const added = await storeFirms(tx, into, dealOut(firms, officers));
    await context.record(tx, {
      subject: { type: 'visits.plan', id: plan.id },
      after: { added, dueOn, firms: firms.slice(0, 100) },
      ...(reason === null ? {} : { reason }),
    });
    const shown = await showPlan(tx, plan.id, today);
    if (shown.firms > mostPlanFirms) {
      throw new AppError('visits.planTooLarge', { total: shown.firms, most: mostPlanFirms });
    }
    return { added, plan: shown };
  });
}

/** Refuses days outside of a plan's period. */
export function requireDue(day: string, { startsOn, endsOn }: { startsOn: string; endsOn: string }): string {
  if (day < startsOn || day > endsOn) throw new AppError('visits.planDayOutside', { from: startsOn, to: endsOn });
  return day;
}

async function choose(
  tx: ZoneDb,
  { firmIds, coverage }: z.output<typeof planChoice>,
  context: RequestContext,
): Promise<{ firms: string[]; chosenBy: string | null }> {
  const named = await standingFirms(tx, firmIds);
  if (named.length < new Set(firmIds).size) throw new AppError('visits.firmUnknown');
  const today = requireCaller(context).today;
  const found =
    coverage === undefined ? [] : await firmsOfCoverage(tx, { filter: coverage, today, most: mostPlanFirms });
  const firms = [...new Set([...named, ...found])];
  if (firms.length === 0) throw new AppError('visits.planWithoutFirms');
  if (firms.length > mostPlanFirms)
    throw new AppError('visits.planTooLarge', { total: firms.length, most: mostPlanFirms });
  if (coverage === undefined) return { firms, chosenBy: null };
  const words = describeConditions(await describeCoverage(coverage, context), context);
  return { firms, chosenBy: words.slice(0, 500) };
}
