import type { FilePurpose } from '#platform/files/server/purpose.ts';
import { paperPurpose as name } from '../../contract/gathering.ts';
import { findOwnInvitation } from '../attend/own-invitation.ts';
import { findGatheringOfItem } from '../store/agenda.ts';
import { findGathering } from '../store/gatherings.ts';
import { itemType } from './agenda-of.ts';

/** Papers of a gathering: sent by who holds one, read by staff and, once it was sent out, by who is invited. */
export const paperPurpose: FilePurpose = {
  name,
  types: ['pdf', 'ofd', 'docx', 'xlsx', 'jpeg', 'png'],
  mayUpload: (context) => context.can('gatherings:hold'),
  async mayRead(context, { record }) {
    if (context.can('gatherings:read')) return true;
    if (record.type !== itemType || !context.can('gatherings:attend')) return false;
    const gatheringId = await findGatheringOfItem(context.db, record.id);
    const gathering = gatheringId === undefined ? undefined : await findGathering(context.db, gatheringId);
    if (gathering === undefined || gathering.state === 'planned') return false;
    return (await findOwnInvitation(context.db, gathering.id, context)) !== undefined;
  },
};
