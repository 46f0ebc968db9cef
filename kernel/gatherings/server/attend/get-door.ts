import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { getDoor as endpoint } from '../../contract/attending-endpoints.ts';
import { takesSignIns } from '../../contract/gathering-state.ts';
import { momentOf, requireGathering, requireOwn } from '../check-caller.ts';
import { whereOf } from '../describe-gathering.ts';
import { nameInvitees } from '../invite/name-invitees.ts';
import { listLast } from '../store/attendance.ts';
import { findDoor } from '../store/gatherings.ts';
import { countAnswers } from '../store/invitations.ts';
import { doorWindow } from './sign-in.ts';

/** Path of the page to which the code at the door leads. */
export const doorPath = '/door';

/** Sign-ins that stand beside the code. */
const shown = 12;

/** What stands at the door, for who holds the gathering. */
export async function getDoor(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { db } = context;
  const gathering = await requireGathering(db, params.gatheringId);
  await requireOwn(db, gathering.hostId, context);
  const door = await findDoor(db, gathering.id);
  if (door === undefined) throw new AppError('gatherings.gatheringUnknown');
  const last = await listLast(db, gathering.id, shown);
  const names = await nameInvitees(db, last, context);
  const { title, day, fromTime, toTime } = gathering;
  const { coming, present } = await countAnswers(db, gathering.id);
  return {
    ...{ title, day, fromTime, toTime, where: await whereOf(db, gathering) },
    code: door.code,
    path: `${doorPath}/${context.keys.open(door.sealed, `gatherings.door/${gathering.id}`)}`,
    takesSignIns: takesSignIns(gathering, momentOf(context).wall),
    window: doorWindow(gathering),
    counts: { coming, present },
    last: last.map(({ id, at, how, invitee }) => {
      return { id, at, how, name: names.get(invitee) ?? context.text('gatherings:unnamed') };
    }),
  };
}
