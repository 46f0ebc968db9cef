import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type {
  answerQuestion as answerEndpoint,
  pinQuestion as pinEndpoint,
  releaseQuestions as releaseEndpoint,
} from '../../contract/content-endpoints.ts';
import { lockOwn, momentOf, requireAccount } from '../check-caller.ts';
import { type StoredGathering, setReleased } from '../store/gatherings.ts';
import { saveQuestionAnswer, setPinned } from '../store/questions.ts';

const asked = ['planned', 'open', 'held', 'closed'] as const;

/** Answers in writing, or says that it was answered aloud. */
export function answerQuestion(
  { params, body }: EndpointParsed<typeof answerEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof answerEndpoint>> {
  const { gatheringId, questionId: id } = params;
  const how = body.answer === null ? 'aloud' : 'written';
  return changed({ gatheringId, id, after: { question: id, answered: how } }, context, async (tx) => {
    const by = { answer: body.answer, by: requireAccount(context).id, at: momentOf(context).at };
    if (!(await saveQuestionAnswer(tx, { gatheringId, id }, by))) throw new AppError('gatherings.questionUnknown');
  });
}

/** Puts a question before the others, or back. */
export function pinQuestion(
  { params, body }: EndpointParsed<typeof pinEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof pinEndpoint>> {
  const { gatheringId, questionId: id } = params;
  return changed({ gatheringId, id, after: { question: id, ...body } }, context, async (tx) => {
    if (!(await setPinned(tx, { gatheringId, id }, body.pinned))) throw new AppError('gatherings.questionUnknown');
  });
}

/** Shows questions and answers to everybody invited, or no longer. */
export function releaseQuestions(
  { params, body }: EndpointParsed<typeof releaseEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof releaseEndpoint>> {
  const { gatheringId } = params;
  return changed({ gatheringId, id: gatheringId, after: { questionsReleased: body.released } }, context, (tx) =>
    setReleased(tx, gatheringId, body.released),
  );
}

/** One change of the questions of an own gathering with its entry. */
function changed(
  { gatheringId, id, after }: { gatheringId: string; id: string; after: Record<string, string | boolean> },
  context: RequestContext,
  change: (tx: ZoneDb, gathering: StoredGathering) => Promise<void>,
): Promise<{ id: string }> {
  return context.transaction(async (tx) => {
    const gathering = await lockOwn(tx, { id: gatheringId, states: asked }, context);
    await change(tx, gathering);
    await context.record(tx, { subject: { type: 'gatherings.gathering', id: gathering.id }, after });
    return { id };
  });
}
