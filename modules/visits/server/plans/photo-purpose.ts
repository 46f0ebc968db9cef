import type { FilePurpose } from '#platform/files/server/purpose.ts';
import { photoPurpose as name } from '../../contract/visit.ts';

/** Photos of visits: sent by those who record them, read by those who may read visits. */
export const photoPurpose: FilePurpose = {
  name,
  types: ['jpeg', 'png'],
  mayUpload: (context) => context.can('visits:visits.record'),
  mayRead: (context) => context.can('visits:visits.read'),
};
