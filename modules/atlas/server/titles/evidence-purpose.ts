import type { FilePurpose } from '#platform/files/server/purpose.ts';
import { titleEvidencePurpose as name } from '../../contract/own-title.ts';

/** Papers that prove a criterion: sent by those who keep titles, read by the staff who see them. */
export const evidencePurpose: FilePurpose = {
  name,
  types: ['pdf', 'ofd', 'jpeg', 'png', 'xlsx', 'docx'],
  mayUpload: (context) => context.can('atlas:title.edit'),
  mayRead: (context) => context.can('atlas:title.read'),
};
