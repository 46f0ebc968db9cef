import type { PublicPage } from '#platform/http/server/public/public-page.ts';
import { invitedPath } from '../invite/invitation-link.ts';
import { answerInvited } from './answer-invited.ts';
import { openInvitation } from './open-link.ts';
import { showInvited } from './show-invited.ts';

/** The page on which somebody without a login answers an invitation, asks and signs in. */
export const invitedPage: PublicPage = {
  id: 'gatherings.openInvitation',
  path: `${invitedPath}/:token`,
  limit: 'code',
  answer: async (request) => showInvited(request, await openInvitation(request), { form: {}, errors: {} }),
  submit: { id: 'gatherings.answerInvitation', answer: answerInvited },
};
