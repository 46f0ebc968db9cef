import { AppError } from '#platform/errors/contract/errors.ts';
import { openAttachedFile } from '#platform/files/server/attached-files.ts';
import type { PublicPage } from '#platform/http/server/public/public-page.ts';
import { itemType } from '../content/agenda-of.ts';
import { invitedPath } from '../invite/invitation-link.ts';
import { listItems } from '../store/agenda.ts';
import { openInvitation } from './open-link.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A paper of the agenda, for whoever holds the link of an invitation to that gathering. */
export const paperPage: PublicPage = {
  id: 'gatherings.openPaper',
  path: `${invitedPath}/:token/papers/:fileId`,
  limit: 'code',
  async answer(request) {
    const { db, gathering } = await openInvitation(request);
    const fileId = request.params.fileId ?? '';
    if (!uuid.test(fileId)) throw new AppError('gatherings.paperUnknown');
    const items = await listItems(db, gathering.id);
    return {
      file: await openAttachedFile(db, request.files, {
        fileId,
        records: items.map(({ id }) => ({ type: itemType, id })),
      }),
    };
  },
};
