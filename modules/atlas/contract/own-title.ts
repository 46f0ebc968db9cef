import { z } from 'zod';
import { firstYear, lastYear } from '#kernel/calendar/contract/limits.ts';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { decimalString, figure } from '#kernel/indicators/contract/figure.ts';
import { metricId } from '#kernel/indicators/contract/metric-figure.ts';
import { fileView } from '#platform/files/contract/file-view.ts';
import { titleKind, titleLevel } from './title.ts';

/** A year that a title, its criteria or a result belong to. */
export const titleYear = z.int().min(1980).max(2100);

/** The day of the next check 复核, within the calendar of working days. */
const recheckDay = plainDate.refine((day) => day >= `${firstYear}-01-01` && day <= `${lastYear}-12-31`);

/** What a zone tells of a title that it holds, seeks or has lost. */
export const ownTitleEntry = z.object({
  name: z.string().trim().min(2).max(120),
  kind: titleKind,
  level: titleLevel.nullable().default(null),
  /** Who gives it. */
  body: z.string().trim().min(2).max(120),
  scope: z.string().trim().min(1).max(200).nullable().default(null),
  documentNumber: z.string().trim().min(2).max(60).nullable().default(null),
  recheckOn: recheckDay.nullable().default(null),
  /** Working days before the check from which it is warned of. */
  warnDays: z.int().min(0).max(250).default(20),
});
export type OwnTitleEntry = z.output<typeof ownTitleEntry>;

/** `applied`: asked for, not yet decided; `granted`, `renewed` and `ranked` hold; `not_granted` and `lost` do not. */
export const titleOutcome = z.enum(['applied', 'granted', 'renewed', 'ranked', 'not_granted', 'lost']);
export type TitleOutcome = z.infer<typeof titleOutcome>;

/** The outcome of one year; a place stands with `ranked` alone. */
export const titleResultEntry = z
  .object({
    year: titleYear,
    outcome: titleOutcome,
    place: z.int().min(1).max(100_000).nullable().default(null),
    decidedOn: plainDate.nullable().default(null),
    documentNumber: z.string().trim().min(2).max(60).nullable().default(null),
    note: z.string().trim().min(1).max(300).nullable().default(null),
  })
  .refine(({ outcome, place }) => (outcome === 'ranked') === (place !== null), { path: ['place'] });
export type TitleResultEntry = z.output<typeof titleResultEntry>;

/** `figure`: a value against a threshold; `document`: a paper or a record; `statement`: said and answered for. */
export const criterionKind = z.enum(['figure', 'document', 'statement']);
export type CriterionKind = z.infer<typeof criterionKind>;

export const comparison = z.enum(['at_least', 'at_most']);

const wording = z.string().trim().min(2).max(300);

/** Units of criteria and figures that prove them; labels stand in kernel/indicators/locale. */
export const titleUnit = z.enum([
  'percent',
  'firms',
  'projects',
  'platforms',
  'people',
  'patents',
  'yuan',
  'm2',
  'mu',
  'items',
  'years',
  'days',
  'working_days',
  'hours',
]);
export type TitleUnit = z.infer<typeof titleUnit>;

/** One criterion as people set it; `id` names one of the same year that stays. */
export const criterionEntry = z.discriminatedUnion('kind', [
  z.object({
    id: z.uuid().optional(),
    wording,
    kind: z.literal('figure'),
    comparison,
    threshold: decimalString,
    unit: titleUnit,
  }),
  z.object({ id: z.uuid().optional(), wording, kind: z.literal('document') }),
  z.object({ id: z.uuid().optional(), wording, kind: z.literal('statement') }),
]);
export type CriterionEntry = z.output<typeof criterionEntry>;

const evidenceFrame = {
  name: z.string().trim().min(2).max(200),
  /** Last day on which it counts; null where it does not run out. */
  validUntil: plainDate.nullable().default(null),
};

/** Page of this application: a path, never another machine. */
const ownPath = z
  .string()
  .max(300)
  .regex(/^\/[^/\\\s][^\s\\]*$/);

/**
 * What proves a criterion: a file that was sent, a metric of this installation, whose value is taken when it is attached, a
 * figure that is not counted here, with its period and source, a record here, or words.
 */
export const evidenceEntry = z.discriminatedUnion('kind', [
  z.object({ ...evidenceFrame, kind: z.literal('file'), fileId: z.uuid() }),
  z.strictObject({ ...evidenceFrame, kind: z.literal('metric'), metric: metricId }),
  z.strictObject({
    ...evidenceFrame,
    kind: z.literal('figure'),
    period: z.string().trim().min(1).max(60),
    value: decimalString,
    unit: titleUnit,
    source: z.string().trim().min(2).max(200),
  }),
  z.object({ ...evidenceFrame, kind: z.literal('link'), link: ownPath }),
  z.object({ ...evidenceFrame, kind: z.literal('statement') }),
]);
export type EvidenceEntry = z.output<typeof evidenceEntry>;

/** Purpose under which files are sent as evidence. */
export const titleEvidencePurpose = 'atlas.titleEvidence';

/** Where a figure was taken from a metric of this installation: by which definition, and what the metric says today. */
export const countedFigure = z.object({
  metric: metricId,
  /** Name of the metric; its id where the metric is gone or not for the reader's eyes. */
  name: z.string(),
  /** Version of the definition by which the value was computed that was taken. */
  version: z.int(),
  /** The metric's value today; null where there is none, or not for the reader's eyes. */
  present: figure.nullable(),
  /** Version by which it is computed today: values of two definitions are never compared. */
  presentVersion: z.int().nullable(),
});

/** A piece of evidence as it stands; one that was withdrawn says when and why. */
export const titleEvidence = z.object({
  id: z.uuid(),
  criterionId: z.uuid(),
  kind: z.enum(['file', 'figure', 'link', 'statement']),
  name: z.string(),
  file: fileView.nullable(),
  figure: figure.nullable(),
  /** Where the figure comes from, as typed. */
  source: z.string().nullable(),
  /** Null where the figure was typed. */
  counted: countedFigure.nullable(),
  link: z.string().nullable(),
  validUntil: plainDate.nullable(),
  expired: z.boolean(),
  attachedAt: z.string(),
  withdrawnAt: z.string().nullable(),
  withdrawReason: z.string().nullable(),
});
export type TitleEvidence = z.infer<typeof titleEvidence>;

/** `missing`: nothing that proves it; `expired`: only what has run out; `not_met`: proved, and below the threshold. */
export const criterionState = z.enum(['met', 'not_met', 'missing', 'expired']);
export type CriterionState = z.infer<typeof criterionState>;

/** A criterion of a year with its evidence and what follows from it. */
export const checkedCriterion = z.object({
  id: z.uuid(),
  position: z.int(),
  wording: z.string(),
  kind: criterionKind,
  comparison: comparison.nullable(),
  threshold: decimalString.nullable(),
  unit: titleUnit.nullable(),
  state: criterionState,
  /** Met by the value that was taken, and no longer by what the metric says today. */
  fallen: z.boolean(),
  evidence: z.array(titleEvidence),
});
export type CheckedCriterion = z.infer<typeof checkedCriterion>;

/** Whether a year's criteria are all met, and how many are in which state. */
export const titleVerdict = z.object({
  state: z.enum(['ready', 'not_ready', 'no_criteria']),
  total: z.int(),
  met: z.int(),
  notMet: z.int(),
  missing: z.int(),
  expired: z.int(),
});
export type TitleVerdict = z.infer<typeof titleVerdict>;

/** The last run of years without a gap; `standing` while nothing has ended it. */
export const titleRun = z.object({
  years: z.int(),
  from: titleYear.nullable(),
  to: titleYear.nullable(),
  standing: z.boolean(),
  /** What ended it: a year in which it was lost or not given, or a year without a record. */
  endedBy: z.enum(['lost', 'gap']).nullable(),
});
export type TitleRun = z.infer<typeof titleRun>;

/** How near the next check is, in working days: `late` after it has passed. */
export const recheckLight = z.object({
  state: z.enum(['none', 'ok', 'warn', 'late']),
  workingDays: z.int().nullable(),
});
export type RecheckLight = z.infer<typeof recheckLight>;

/** The outcome of a year as recorded; `replaced` when a later record corrects it. */
export const titleResult = z.object({
  id: z.uuid(),
  year: titleYear,
  outcome: titleOutcome,
  place: z.int().nullable(),
  decidedOn: plainDate.nullable(),
  documentNumber: z.string().nullable(),
  note: z.string().nullable(),
  recordedAt: z.string(),
  replaced: z.boolean(),
});
export type TitleResult = z.infer<typeof titleResult>;

/** A title of the zone as a row of the register: what it is, how it stands, and what comes next. */
export const ownTitle = z.object({
  id: z.uuid(),
  ...ownTitleEntry.shape,
  level: titleLevel.nullable(),
  scope: z.string().nullable(),
  documentNumber: z.string().nullable(),
  recheckOn: plainDate.nullable(),
  warnDays: z.int(),
  /** Rises with every change of the title or its criteria: told back when changing, so that nobody writes over another. */
  revision: z.int(),
  /** Latest year that has criteria. */
  checkYear: titleYear.nullable(),
  verdict: titleVerdict,
  run: titleRun,
  recheck: recheckLight,
  lastResult: titleResult.nullable(),
  registeredAt: z.string(),
  demonstration: z.boolean(),
});
export type OwnTitle = z.infer<typeof ownTitle>;

/** The self-check of one title in one year. */
export const selfCheck = z.object({
  title: ownTitle,
  /** The year that is checked; null when no year has criteria. */
  year: titleYear.nullable(),
  /** Years that have criteria, the latest first. */
  years: z.array(titleYear),
  verdict: titleVerdict,
  criteria: z.array(checkedCriterion),
  results: z.array(titleResult),
});
export type SelfCheck = z.infer<typeof selfCheck>;
