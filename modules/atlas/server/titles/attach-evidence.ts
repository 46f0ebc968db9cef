import { randomUUIDv7 } from 'node:crypto';
import { AppError } from '#platform/errors/contract/errors.ts';
import { attachFiles } from '#platform/files/server/attached-files.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { type SelfCheck, titleEvidencePurpose } from '../../contract/own-title.ts';
import type {
  attachTitleEvidence as endpoint,
  withdrawTitleEvidence as withdrawEndpoint,
} from '../../contract/own-title-endpoints.ts';
import { addEvidence, findCriterion, withdrawEvidence } from '../store/title-evidence.ts';
import { readSelfCheck } from './check-own-title.ts';
import { fits } from './domain/check-criteria.ts';
import { requireActing, requireTitle } from './require-title.ts';

/** Attaches evidence of a kind and unit that can prove the criterion. */
export function attachTitleEvidence(
  { params: { titleId, criterionId }, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<SelfCheck> {
  const acting = requireActing(context);
  const { evidence } = body;
  return context.transaction(async (tx) => {
    await requireTitle(tx, titleId);
    const criterion = await findCriterion(tx, { titleId, criterionId });
    if (criterion === undefined) throw new AppError('atlas.criterionUnknown');
    const unit = evidence.kind === 'figure' ? evidence.unit : null;
    if (!fits(criterion, { kind: evidence.kind, unit })) {
      throw new AppError('atlas.evidenceUnfit', { why: context.text(`atlas:titles.needs.${criterion.kind}`) });
    }
    const id = randomUUIDv7();
    await addEvidence(tx, { ...acting, id, titleId, criterionId }, evidence);
    if (evidence.kind === 'file') {
      const sent = { fileIds: [evidence.fileId], purpose: titleEvidencePurpose, uploadedBy: acting.by };
      await attachFiles(tx, { type: 'atlas.ownTitle', id: titleId }, sent);
    }
    await context.record(tx, {
      subject: { type: 'atlas.ownTitle', id: titleId },
      after: { criterion: criterion.wording, evidence: { id, ...evidence } },
    });
    return readSelfCheck(tx, { titleId, year: criterion.year }, context);
  });
}

/** Withdraws evidence for a reason; what it proved is missing from then on. */
export function withdrawTitleEvidence(
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
    return readSelfCheck(tx, { titleId, ...(criterion === undefined ? {} : { year: criterion.year }) }, context);
  });
}
