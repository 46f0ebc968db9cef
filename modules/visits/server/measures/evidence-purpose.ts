import type { FilePurpose } from '#platform/files/server/purpose.ts';
import { sourcePurpose } from '../../contract/measure-endpoints.ts';

/** What proves that a measure is done, and how it goes: sent by those who act, read by staff. */
export const measureEvidence: FilePurpose = {
  name: 'visits.measureEvidence',
  types: ['pdf', 'ofd', 'jpeg', 'png', 'docx', 'xlsx'],
  mayUpload: (context) => context.can('visits:measure.act'),
  mayRead: (context) => context.can('visits:measure.read'),
};

/** The original of a document in which measures are promised: sent by those who enter it, read by staff. */
export const measureSource: FilePurpose = {
  name: sourcePurpose,
  types: ['pdf', 'ofd', 'docx', 'jpeg', 'png'],
  mayUpload: (context) => context.can('visits:measure.edit'),
  mayRead: (context) => context.can('visits:measure.read'),
};
