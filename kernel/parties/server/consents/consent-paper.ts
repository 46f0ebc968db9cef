import type { FilePurpose } from '#platform/files/server/purpose.ts';
import { consentPaperPurpose as name } from '../../contract/consent.ts';

/** Signed consents: sent by those who record them, read by those who may see consents, every reading recorded. */
export const consentPaper: FilePurpose = {
  name,
  types: ['pdf', 'ofd', 'jpeg', 'png'],
  mayUpload: (context) => context.can('parties:consent.record'),
  mayRead: (context) => context.can('parties:consent.read'),
  recordReads: true,
};
