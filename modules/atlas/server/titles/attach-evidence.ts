import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { attachFiles } from '#platform/files/server/attached-files.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Metric } from '#platform/module/metric.ts';
import { type EvidenceEntry, type SelfCheck, titleEvidencePurpose, titleUnit } from '../../contract/own-title.ts';
import type {
  attachTitleEvidence as endpoint,
  withdrawTitleEvidence as withdrawEndpoint,
} from '../../contract/own-title-endpoints.ts';
import type { StoredCriterion } from '../store/own-titles.ts';
import { addEvidence, findCriterion, type KeptEvidence, withdrawEvidence } from '../store/title-evidence.ts';
import { readSelfCheck } from './check-own-title.ts';
import { type FigureReader, requireMetric, takeFigure } from './counted-figures.ts';
import { fits } from './domain/check-criteria.ts';
import { requireActing, requireTitle } from './require-title.ts';

/** Attaches evidence of a kind and unit that can prove the criterion; the value of a metric is taken, never typed. */
export function attachTitleEvidence(
  metrics: readonly Metric[],
  { params: { titleId, criterionId }, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<SelfCheck> {
  const acting = requireActing(context);
  const { evidence } = body;
  return context.transaction(async (tx) => {
    await requireTitle(tx, titleId);
    const criterion = await findCriterion(tx, { titleId, criterionId });
    if (criterion === undefined) throw new AppError('atlas.criterionUnknown');
    const kept = await keptOf(tx, { metrics, criterion, evidence }, context);
    const id = randomUUIDv7();
    await addEvidence(tx, { ...acting, id, titleId, criterionId }, kept);
    if (evidence.kind === 'file') {
      const sent = { fileIds: [evidence.fileId], purpose: titleEvidencePurpose, uploadedBy: acting.by };
      await attachFiles(tx, { type: 'atlas.ownTitle', id: titleId }, sent);
    }
    await context.record(tx, {
      subject: { type: 'atlas.ownTitle', id: titleId },
      after: { criterion: criterion.wording, evidence: { id, ...kept } },
    });
    return readSelfCheck(tx, { titleId, year: criterion.year, metrics }, context);
  });
}

/** The evidence as it is kept, once its kind and unit are found to fit. */
async function keptOf(
  tx: ZoneDb,
  of: { metrics: readonly Metric[]; criterion: StoredCriterion; evidence: EvidenceEntry },
  context: FigureReader,
): Promise<KeptEvidence> {
  const { criterion, evidence } = of;
  const requireFit = (kind: KeptEvidence['kind'], unit: string | null) => {
    if (fits(criterion, { kind: kind === 'metric' ? 'figure' : kind, unit })) return;
    throw new AppError('atlas.evidenceUnfit', { why: context.text(`atlas:titles.needs.${criterion.kind}`) });
  };
  if (evidence.kind !== 'metric') {
    requireFit(evidence.kind, evidence.kind === 'figure' ? evidence.unit : null);
    return evidence;
  }
  const metric = requireMetric(of.metrics, evidence.metric, context);
  requireFit('metric', metric.unit);
  const unit = titleUnit.parse(metric.unit);
  return takeFigure(tx, { metric, evidence, unit }, context);
}

/** Withdraws evidence for a reason; what it proved is missing from then on. */
export function withdrawTitleEvidence(
  metrics: readonly Metric[],
  { params: { titleId, evidenceId }, body: { reason } }: EndpointParsed<typeof withdrawEndpoint>,
  context: RequestContext,
): Promise<SelfCheck> {
  const acting = requireActing(context);
  return context.transaction(async (tx) => {
    await requireTitle(tx, titleId);
    const withdrawn = await withdrawEvidence(tx, { ...acting, titleId, id: evidenceId, reason });
    if (withdrawn === undefined) throw new AppError('atlas.evidenceUnknown');
    const criterion = await findCriterion(tx, { titleId, criterionId: withdrawn.criterion_id });
    await context.record(tx, {
      subject: { type: 'atlas.ownTitle', id: titleId },
      before: { evidence: { id: withdrawn.id, name: withdrawn.name } },
      after: { evidence: null },
      reason,
    });
    return readSelfCheck(
      tx,
      { titleId, metrics, ...(criterion === undefined ? {} : { year: criterion.year }) },
      context,
    );
  });
}
