import { z } from 'zod';

/** Stages of a project in order, from intention to production. */
export const projectStages = [
  'planned',
  'signed',
  'preliminary',
  'started',
  'under_construction',
  'completed',
  'in_production',
] as const;
export const projectStage = z.enum(projectStages);
export type ProjectStage = z.infer<typeof projectStage>;

/** Whether the page states the stage or it was read from the wording. */
export const stageBasis = z.enum(['stated', 'inferred']);
export type StageBasis = z.infer<typeof stageBasis>;

/** A stage, or `unstated` when the page does not say; the form used in filters and counts. */
export const stageFilter = z.enum([...projectStages, 'unstated']);
export type StageFilter = z.infer<typeof stageFilter>;
