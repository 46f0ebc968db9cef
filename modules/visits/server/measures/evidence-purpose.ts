import type { FilePurpose } from '#platform/files/server/purpose.ts';

/** What proves that a measure is done, and how it goes: sent by those who act, read by staff. */
export const measureEvidence: FilePurpose = {
  name: 'visits.measureEvidence',
  types: ['pdf', 'ofd', 'jpeg', 'png', 'docx', 'xlsx'],
  mayUpload: (context) => context.can('visits:measure.act'),
  mayRead: (context) => context.can('visits:measure.read'),
};
