import type { FilePurpose } from '#platform/files/server/purpose.ts';
import { letterPurpose as name } from '../../contract/membership.ts';

/** Letters by which a firm says who represents it: sent and read by those who verify, every reading recorded. */
export const letterPurpose: FilePurpose = {
  name,
  types: ['pdf', 'ofd', 'jpeg', 'png'],
  mayUpload: (context) => context.can('parties:member.verify'),
  mayRead: (context) => context.can('parties:member.verify'),
  recordReads: true,
};
