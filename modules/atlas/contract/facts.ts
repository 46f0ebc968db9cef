import { z } from 'zod';
import { figure, sourceRef } from '#kernel/indicators/contract/figure.ts';
import {
  civicKind,
  civicMeasure,
  financeKind,
  firmKind,
  mechanismDetail,
  mechanismKind,
  mechanismTier,
  policyStatus,
  programmeKind,
  programmeStatus,
  serviceKind,
} from './enumerations.ts';
import { instrumentKind } from './instrument-kinds.ts';

const fact = { id: z.string(), source: sourceRef };

/** A plan, intake, pool or target; its figures name themselves by metric. Never to be added to projects. */
export const programmeFact = z.object({
  ...fact,
  name: z.string(),
  kind: programmeKind,
  status: programmeStatus,
  startDate: z.string().nullable(),
  dueDate: z.string().nullable(),
  figures: z.array(figure),
  detail: z.string().nullable(),
});

/** A firm, bank, institute or other body that a page names. */
export const firmFact = z.object({
  ...fact,
  name: z.string(),
  shortName: z.string().nullable(),
  kind: firmKind,
  industry: z.string().nullable(),
  role: z.string().nullable(),
  note: z.string().nullable(),
});

/** A published statistic; `subject` names the firm or project when it is not of the whole zone. */
export const indicatorFact = z.object({
  ...fact,
  indicator: z.string(),
  name: z.string(),
  subject: z.string().nullable(),
  note: z.string().nullable(),
  figure,
});

/** One instrument of a policy; `rule` keeps the remaining rule fields as published. */
export const instrumentFact = z.object({
  ...fact,
  kind: instrumentKind,
  name: z.string(),
  partOfDocument: z.boolean(),
  printed: z.array(z.string()),
  rule: z.record(z.string(), z.unknown()),
});

/** A published policy with its instruments. */
export const policyFact = z.object({
  ...fact,
  title: z.string(),
  documentName: z.string().nullable(),
  issuer: z.string().nullable(),
  published: z.string().nullable(),
  status: policyStatus,
  notStated: z.array(z.string()),
  instruments: z.array(instrumentFact),
});

/** A service promise, limit or result; `before` and `after` share a unit. */
export const serviceFact = z.object({
  ...fact,
  name: z.string(),
  kind: serviceKind,
  before: figure.nullable(),
  after: figure.nullable(),
  change: figure.nullable(),
  scope: z.string().nullable(),
});

/** Money for firms. */
export const financeFact = z.object({
  ...fact,
  name: z.string(),
  kind: financeKind,
  provider: z.string().nullable(),
  amount: figure.nullable(),
  firms: figure.nullable(),
  rateMax: figure.nullable(),
  capPerFirmYear: figure.nullable(),
  detail: z.string().nullable(),
});

/** Civic life, contests and events. */
export const civicFact = z.object({
  ...fact,
  name: z.string(),
  kind: civicKind,
  measure: civicMeasure.nullable(),
  figure: figure.nullable(),
  period: z.string().nullable(),
  detail: z.string().nullable(),
});

/** A management mechanism or software system. */
export const mechanismFact = z.object({
  ...fact,
  nameEn: z.string(),
  nameZh: z.string(),
  kind: mechanismKind,
  systems: z.array(z.number().int()),
  tier: mechanismTier,
  detail: mechanismDetail,
  description: z.string(),
  figures: z.string().nullable(),
});
