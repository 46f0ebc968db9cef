import type { FactKind } from '../../contract/enumerations.ts';

/** Sections of a zone's page: figures and projects first, who is named last. */
export const sectionOrder: readonly (FactKind | 'titles')[] = [
  'indicators',
  'projects',
  'programmes',
  'policies',
  'services',
  'finance',
  'civic',
  'mechanisms',
  'titles',
  'firms',
];
