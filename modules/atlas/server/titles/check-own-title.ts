import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { listAttachedFiles } from '#platform/files/server/attached-files.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Metric } from '#platform/module/metric.ts';
import type { SelfCheck } from '../../contract/own-title.ts';
import type { checkOwnTitle as endpoint } from '../../contract/own-title-endpoints.ts';
import { readTitles } from '../store/own-titles.ts';
import { type FigureReader, presentFigures } from './counted-figures.ts';
import { dayOf } from './require-title.ts';
import { criterionOf, ownTitleOf, partsOf, resultOf, verdictIn, yearsWithCriteria } from './show-titles.ts';

/** The self-check of a title in the year asked for, or the latest. */
export function checkOwnTitle(
  metrics: readonly Metric[],
  { params, query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<SelfCheck> {
  const asked = { titleId: params.titleId, metrics, ...(query.year ? { year: query.year } : {}) };
  return readSelfCheck(context.db, asked, context);
}

/** Reads a self-check, also inside the transaction of a change. */
export async function readSelfCheck(
  db: ZoneDb,
  { titleId, year: asked, metrics }: { titleId: string; year?: number; metrics: readonly Metric[] },
  context: FigureReader & Pick<RequestContext, 'files'>,
): Promise<SelfCheck> {
  const ground = await readTitles(db, [titleId]);
  const [title] = ground.titles;
  if (title === undefined) throw new AppError('atlas.titleUnknown');
  const day = await dayOf({ db, now: context.now });
  const mine = partsOf(titleId, ground);
  const years = yearsWithCriteria(mine.criteria);
  const year = asked ?? years[0] ?? null;
  const files = await listAttachedFiles(db, context.files, { type: 'atlas.ownTitle', id: titleId });
  const present = await presentFigures(db, { metrics, evidence: mine.evidence }, context);
  return {
    title: ownTitleOf(title, ground, day),
    ...{ year, years },
    verdict: verdictIn(year, mine, day),
    criteria: mine.criteria
      .filter((one) => one.year === year)
      .map((one) => criterionOf(one, { evidence: mine.evidence, files, present, today: day.today })),
    results: mine.results.map(resultOf),
  };
}
