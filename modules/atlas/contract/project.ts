import { z } from 'zod';
import { figure, sourceRef } from '#kernel/indicators/contract/figure.ts';
import { projectKind } from './enumerations.ts';
import { projectStage, stageBasis } from './states.ts';

/** Figures of a project; each is null when the page gives none. Output, tax and jobs are the page's forecasts. */
export const projectFigures = z.object({
  investment: figure.nullable(),
  area: figure.nullable(),
  floorArea: figure.nullable(),
  annualOutput: figure.nullable(),
  annualTax: figure.nullable(),
  jobs: figure.nullable(),
});

/** A published project as a row of the register. */
export const projectRow = z.object({
  id: z.string(),
  name: z.string(),
  zoneId: z.string(),
  zoneName: z.string(),
  ownerFirms: z.array(z.string()),
  industry: z.string().nullable(),
  stage: projectStage.nullable(),
  stageBasis: stageBasis.nullable(),
  kind: projectKind,
  parentProjectId: z.string().nullable(),
  startDate: z.string().nullable(),
  dueDate: z.string().nullable(),
  figures: projectFigures,
  source: sourceRef,
});
export type ProjectRow = z.infer<typeof projectRow>;

/** A project with everything that the page says of it. */
export const projectDetail = projectRow.extend({
  capacity: z.string().nullable(),
  milestone: z.string().nullable(),
  note: z.string().nullable(),
  parent: z.object({ id: z.string(), name: z.string() }).nullable(),
  children: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type ProjectDetail = z.infer<typeof projectDetail>;

/**
 * Sum of a figure over all rows of a filter. Rows without the figure count as nothing and are told: `withFigure` of `rows`.
 * `bound` is exact only when every part is, about when any part is, otherwise at_least.
 */
export const figureSum = z.object({ figure, rows: z.number().int(), withFigure: z.number().int() });
export type FigureSum = z.infer<typeof figureSum>;
