import { randomUUIDv7 } from 'node:crypto';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Metric } from '#platform/module/metric.ts';
import type { CriterionEntry, SelfCheck } from '../../contract/own-title.ts';
import type { setTitleCriteria as endpoint } from '../../contract/own-title-endpoints.ts';
import {
  addCriteria,
  type PlacedCriterion,
  raiseRevision,
  readTitles,
  type StoredCriterion,
  saveCriterion,
  withdrawCriteria,
} from '../store/own-titles.ts';
import { readSelfCheck } from './check-own-title.ts';
import { requireActing, requireUnchanged } from './require-title.ts';

/** Sets the criteria of one year: known ones by their id, others anew; what is left out no longer applies. */
export function setTitleCriteria(
  metrics: readonly Metric[],
  { params: { titleId, year }, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<SelfCheck> {
  const { zoneId } = requireActing(context);
  return context.transaction(async (tx) => {
    await requireUnchanged(tx, titleId, body.revision);
    const ground = await readTitles(tx, [titleId]);
    const before = ground.criteria.filter((one) => one.year === year);
    const known = new Map(before.map((one) => [one.id, one]));
    const told = body.criteria.flatMap(({ id }) => (id === undefined ? [] : [id]));
    if (new Set(told).size < told.length || told.some((id) => !known.has(id))) {
      throw new AppError('atlas.criterionUnknown');
    }
    const after = body.criteria.map(
      (one, place): PlacedCriterion => ({ ...one, id: one.id ?? randomUUIDv7(), position: place + 1 }),
    );
    const shown = { before: before.map(describeStored), after: after.map(describe) };
    if (JSON.stringify(shown.before) === JSON.stringify(shown.after)) throw new AppError('atlas.titleUnchanged');
    await withdrawCriteria(
      tx,
      before.flatMap(({ id }) => (told.includes(id) ? [] : [id])),
    );
    for (const one of after) if (known.has(one.id)) await saveCriterion(tx, one);
    await addCriteria(
      tx,
      { zoneId, titleId, year },
      after.filter(({ id }) => !known.has(id)),
    );
    await raiseRevision(tx, titleId);
    await context.record(tx, {
      subject: { type: 'atlas.ownTitle', id: titleId },
      before: { year, criteria: shown.before },
      after: { year, criteria: shown.after },
    });
    return readSelfCheck(tx, { titleId, year, metrics }, context);
  });
}

function describe(one: CriterionEntry & { id?: string | undefined }) {
  const { wording, kind } = one;
  const asked = one.kind === 'figure' ? [one.comparison, one.threshold, one.unit] : [];
  return { id: one.id ?? null, wording, kind, asked };
}

function describeStored({ id, wording, kind, comparison, threshold, unit }: StoredCriterion) {
  return { id, wording, kind, asked: kind === 'figure' ? [comparison, threshold, unit] : [] };
}
