import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listStaff as endpoint } from '../../contract/organisation-endpoints.ts';
import { dayInChina } from './day-in-china.ts';
import { postsOf } from './domain/arrange-organisation.ts';
import { resolveAll, snapshotOn } from './domain/records.ts';
import { loadRecords } from './store/records.ts';
import { listStaffRows } from './store/staff.ts';

/** Everybody who can be appointed, with the posts held on a day. */
export async function listStaff(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const on = query.on ?? dayInChina(context.now());
  const people = await listStaffRows(context.db);
  const snapshot = snapshotOn(resolveAll(await loadRecords(context.db)), on);
  const posts = postsOf(snapshot, new Map(people.map((person) => [person.id, person])));
  return {
    staff: people.map(({ id, name, officeExtension }) => ({
      ...{ id, name, officeExtension },
      posts: posts.filter((post) => post.holder?.staffId === id),
    })),
  };
}
