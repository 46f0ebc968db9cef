import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type {
  listOwnGatherings as endpoint,
  OwnGathering,
  getOwnGathering as oneEndpoint,
} from '../../contract/attending-endpoints.ts';
import { takesSignIns } from '../../contract/gathering-state.ts';
import { momentOf } from '../check-caller.ts';
import { agendaOf } from '../content/agenda-of.ts';
import { questionsFor } from '../content/questions-of.ts';
import { whereOf } from '../describe-gathering.ts';
import { nameInvitees } from '../invite/name-invitees.ts';
import { signedInAt } from '../store/attendance.ts';
import { findGathering } from '../store/gatherings.ts';
import { listOfInvitees, type StoredInvitation } from '../store/invitations.ts';
import { nearest, type OwnSelves, ownSelves } from './own-invitation.ts';

/** Gatherings to which the caller is invited, once each; what is only planned was told to nobody yet. */
export async function listOwnGatherings(
  _input: unknown,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const own = await ownSelves(context.db, context);
  const invitations = await listOfInvitees(context.db, { invitees: own.ids });
  const gatherings: OwnGathering[] = [];
  for (const [, ones] of Map.groupBy(invitations, ({ gatheringId }) => gatheringId)) {
    const invitation = nearest(ones, own);
    const shown = invitation && (await showOwn(invitation, own, context));
    if (shown !== undefined) gatherings.push(shown);
  }
  return { gatherings };
}

/** One of them with agenda, papers and questions; whoever is not invited learns nothing of it. */
export async function getOwnGathering(
  { params }: EndpointParsed<typeof oneEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof oneEndpoint>> {
  const own = await ownSelves(context.db, context);
  const invitations = await listOfInvitees(context.db, { invitees: own.ids, gatheringId: params.gatheringId });
  const invitation = nearest(invitations, own);
  const shown = invitation && (await showOwn(invitation, own, context));
  if (invitation === undefined || shown === undefined) throw new AppError('gatherings.gatheringUnknown');
  const asker = { accountId: own.accountId, invitationId: null };
  return {
    ...shown,
    agenda: await agendaOf(context.db, params.gatheringId, context.files),
    questions: await questionsFor(context.db, params.gatheringId, asker),
  };
}

async function showOwn(
  invitation: StoredInvitation,
  own: OwnSelves,
  context: RequestContext,
): Promise<OwnGathering | undefined> {
  const { db } = context;
  const gathering = await findGathering(db, invitation.gatheringId);
  if (gathering === undefined || gathering.state === 'planned') return undefined;
  const { today, wall } = momentOf(context);
  const { id, kind, state, title, day, fromTime, toTime, hostId } = gathering;
  const names = await nameInvitees(db, [invitation], context);
  const attendants = [own.personId ?? own.accountId];
  return {
    ...{ id, kind, state, title, day, fromTime, toTime, where: await whereOf(db, gathering) },
    host: (await departmentNamesOn(db, today)).get(hostId) ?? '',
    invitation: {
      ...{ id: invitation.id, kind: invitation.kind, answer: invitation.answer, substitute: invitation.substitute },
      name: names.get(invitation.invitee) ?? null,
      waiting: invitation.waitingSince !== null,
    },
    signedInAt: (await signedInAt(db, { gatheringId: id, attendants })) ?? null,
    takesSignIns: takesSignIns(gathering, wall),
  };
}
