import { z } from 'zod';
import { comparison, criterionKind, titleOutcome, titleUnit } from '../../../contract/own-title.ts';
import words from './invented-title.json' with { type: 'json' };

const inventedEvidence = z.object({
  kind: z.enum(['figure', 'link', 'statement']),
  name: z.string(),
  value: z.string().optional(),
  unit: titleUnit.optional(),
  source: z.string().optional(),
  link: z.string().optional(),
  /** Days from today to the last day on which it counts. */
  daysLeft: z.int().optional(),
});

const inventedTitle = z.object({
  name: z.string(),
  body: z.string(),
  scope: z.string(),
  documentNumber: z.string(),
  criteria: z.array(
    z.object({
      wording: z.string(),
      kind: criterionKind,
      comparison: comparison.optional(),
      threshold: z.string().optional(),
      unit: titleUnit.optional(),
      evidence: z.array(inventedEvidence),
    }),
  ),
  results: z.array(z.object({ yearsAgo: z.int(), outcome: titleOutcome, note: z.string().optional() })),
});
export type InventedTitle = ReturnType<typeof inventTitle>;

/** Days from today to the invented check: inside the warning of twenty working days, whatever holidays lie between. */
const daysToRecheck = 18;

/**
 * The title of a fictional zone, which no real body gives, as of a day: what proves some criteria, lacks for others and has
 * run out for one.
 */
export function inventTitle(today: string) {
  const told = inventedTitle.parse(words);
  const day = Temporal.PlainDate.from(today);
  const dayIn = (days: number) => day.add({ days }).toString();
  return {
    ...{ name: told.name, body: told.body, scope: told.scope, documentNumber: told.documentNumber },
    recheckOn: dayIn(daysToRecheck),
    warnDays: 20,
    year: day.year,
    criteria: told.criteria.map(({ evidence, comparison: compared, threshold, unit, ...criterion }) => ({
      ...criterion,
      ...{ comparison: compared ?? null, threshold: threshold ?? null, unit: unit ?? null },
      evidence: evidence.map(({ daysLeft, ...one }) => ({
        ...one,
        period: one.kind === 'figure' ? String(day.year - 1) : null,
        validUntil: daysLeft === undefined ? null : dayIn(daysLeft),
      })),
    })),
    results: told.results.map(({ yearsAgo, outcome, note }) => ({
      ...{ year: day.year - yearsAgo, outcome, note: note ?? null },
    })),
  };
}
