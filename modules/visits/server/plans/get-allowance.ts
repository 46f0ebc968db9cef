import { departmentNamesOn, placesOf, standingIdOf } from '#kernel/parties/server/index.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Allowance } from '../../contract/visit-cap.ts';
import type { getAllowance as endpoint } from '../../contract/visit-endpoints.ts';
import { leftOn, nextDayWithin, windowBegins } from './domain/judge-cap.ts';
import { readCap } from './judge-visit.ts';
import { requireCaller } from './require-caller.ts';
import { standingFirms } from './store/plan-firms.ts';
import { officersOf } from './store/visit-people.ts';
import { countExempt } from './store/visits.ts';

/** What the cap still allows for a firm on a day. */
export async function getAllowance(
  { params, query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<Allowance> {
  const { account, today } = requireCaller(context);
  const { db } = context;
  const firmId = await standingIdOf(db, params.firmId);
  if (firmId === undefined || (await standingFirms(db, [firmId])).length === 0)
    throw new AppError('visits.firmUnknown');
  const day = query.day ?? today;
  const { rule, past } = await readCap(db, { firmIds: [firmId], day });
  const names = await departmentNamesOn(db, day);
  const own = [...new Set((await placesOf(db, account.id, today)).map(({ departmentId }) => departmentId))];
  const left = leftOn(rule, past, { day, departments: own });
  const after = windowBegins(day, rule.months);
  const inWindow = past.filter((visit) => visit.day <= day).reverse();
  const officers = await officersOf(
    db,
    inWindow.map(({ id }) => id),
  );
  return {
    ...{ day, rule, totalLeft: left.total, exempt: await countExempt(db, firmId, { after, to: day }) },
    counted: inWindow.map((visit) => ({
      ...{ id: visit.id, day: visit.day, officers: officers.get(visit.id) ?? [] },
      departments: visit.departments.map((id) => ({ id, name: names.get(id) ?? '' })),
    })),
    departments: own.map((id, place) => ({
      ...{ id, name: names.get(id) ?? '', left: left.departments[place] ?? 0 },
      nextDay: nextDayWithin(rule, past, { day, departments: [id] }),
    })),
  };
}
