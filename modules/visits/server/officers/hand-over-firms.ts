import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type {
  handOverFirms as endpoint,
  previewHandOver as previewEndpoint,
} from '../../contract/officer-endpoints.ts';
import type { HandedPlace } from '../../contract/service-officer.ts';
import { carryOut, type LanePlan, recordFirms, requireDay, requireStaff } from './assign-officers.ts';
import { outcomeOf, planTerms } from './domain/plan-terms.ts';
import { namesOfFirms } from './store/served.ts';
import { type LaneTerm, termsAround } from './store/terms.ts';

type Asked = EndpointParsed<typeof endpoint>['body'];

/** What handing all places of an officer to another would do. */
export async function previewHandOver(
  { body }: EndpointParsed<typeof previewEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof previewEndpoint>> {
  return { places: (await planHandOver(context.db, body, context)).places };
}

/** Hands all places of an officer to another from a day on. */
export function handOverFirms(
  { body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return context.transaction(async (tx) => {
    const { places, lanes } = await planHandOver(tx, body, context);
    await carryOut(tx, lanes, { day: body.day, context });
    const { staffId, toId, day } = body;
    const firmIds = [...new Set(places.map(({ firmId }) => firmId))];
    await recordFirms(tx, { told: { staffId, toId, day, places: places.length }, firmIds, subject: staffId }, context);
    return { places };
  });
}

async function planHandOver(db: ZoneDb, { staffId, toId, day }: Asked, context: RequestContext) {
  requireDay(day, context);
  if (staffId === toId) throw new AppError('visits.officerTwice');
  await requireStaff(db, [staffId, toId], context);
  const around = await termsAround(db, staffId, day);
  const names = await namesOfFirms(db, [...new Set(around.map(({ firmId }) => firmId))]);
  const places: HandedPlace[] = [];
  const lanes: LanePlan[] = [];
  for (const terms of Map.groupBy(around, ({ firmId, project }) => `${firmId} ${project}`).values()) {
    const held = terms.filter((term) => term.staffId === staffId);
    const [first] = held;
    const firm = first && names.get(first.firmId);
    // A firm that left the register is served no more.
    if (first === undefined || firm === undefined) continue;
    const { firmId, project } = first;
    const outcome = outcomeOf(first, otherHolder(terms, first, day), toId);
    places.push({ firmId, firm, project, part: first.part, outcome });
    const wanted = { [first.part]: outcome === 'leftOpen' ? null : toId };
    lanes.push({ firmId, project, plan: planTerms(terms, wanted, day) });
  }
  return { places: places.sort((one, other) => (one.firm < other.firm ? -1 : 1)), lanes };
}

/** Who holds the other place of the firm on the day. */
function otherHolder(terms: readonly LaneTerm[], { part }: LaneTerm, day: string): string | null {
  const other = terms.find(
    (term) => term.part !== part && term.startsOn <= day && (term.endsOn === null || term.endsOn > day),
  );
  return other?.staffId ?? null;
}
