import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type {
  listOfficerStaff as endpoint,
  getOfficerRatings as ratingsEndpoint,
} from '../../contract/officer-endpoints.ts';
import type { RatingSummary } from '../../contract/service-officer.ts';
import { daysOfQuarter, recentQuarters, summariseRatings } from './domain/summarise-ratings.ts';
import { requireCaller } from './require-caller.ts';
import { countAsked, listStars } from './store/ratings.ts';
import { countPlaces } from './store/served.ts';
import { staffOn } from './store/staff.ts';

/** Everybody of the authority with the firms they serve and how firms rate it. */
export async function listOfficerStaff(
  _input: unknown,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { today: day } = requireCaller(context);
  const staff = await staffOn(context.db, day);
  const places = new Map((await countPlaces(context.db, day)).map((one) => [one.staffId, one]));
  const ratings = await readRatings(context.db, day);
  return {
    day,
    staff: [...staff.values()].map(({ staffId, name, department, telephone }) => ({
      ...{ staffId, name, department, telephone, ratings: ratings(staffId) },
      ...{ firms: places.get(staffId)?.firms ?? 0, deputyOf: places.get(staffId)?.deputyOf ?? 0 },
    })),
  };
}

/** How firms rate one officer. */
export async function getOfficerRatings(
  { params }: EndpointParsed<typeof ratingsEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof ratingsEndpoint>> {
  const { today } = requireCaller(context);
  if (!(await staffOn(context.db, today)).has(params.staffId)) throw new AppError('visits.staffUnknown');
  return { summary: (await readRatings(context.db, today))(params.staffId) };
}

/** Reads the ratings of the last four quarters and this one, once for everybody. */
async function readRatings(db: ZoneDb, today: string): Promise<(staffId: string) => RatingSummary> {
  const quarters = recentQuarters(today).map(daysOfQuarter);
  const [first, last] = [quarters[0], quarters.at(-1)];
  const span = { from: first?.from ?? today, until: last?.until ?? today };
  const given = Map.groupBy(await listStars(db, span), ({ staffId }) => staffId);
  const asked = new Map((await countAsked(db, quarters)).map((one) => [one.staffId, one.asked]));
  return (staffId) => {
    const own = given.get(staffId) ?? [];
    const answered = own.filter(({ quarterly }) => quarterly).length;
    return summariseRatings({ stars: own.map(({ stars }) => stars), asked: asked.get(staffId) ?? 0, answered });
  };
}
