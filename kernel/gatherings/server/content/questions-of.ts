import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Question } from '../../contract/gathering.ts';
import { nameInvitees } from '../invite/name-invitees.ts';
import { findGathering } from '../store/gatherings.ts';
import { listQuestionRows, type StoredQuestion } from '../store/questions.ts';

/** All questions with who asked them, for staff. */
export async function questionsForStaff(gatheringId: string, context: RequestContext): Promise<Question[]> {
  const rows = await listQuestionRows(context.db, gatheringId);
  const names = await nameInvitees(context.db, rows, context);
  return rows.map((row) =>
    show(row, { askedBy: names.get(row.invitee ?? '') ?? null, own: row.accountId === context.account?.id }),
  );
}

/** Who asks by account, or by the link of an invitation. */
export interface Asker {
  accountId: string | null;
  invitationId: string | null;
}

/** The own questions, and those of all once they were released; never who asked. */
export async function questionsFor(db: ZoneDb, gatheringId: string, asker: Asker): Promise<Question[]> {
  const released = (await findGathering(db, gatheringId))?.questionsReleased === true;
  const isOwn = ({ accountId, invitationId }: StoredQuestion) =>
    asker.accountId === null
      ? accountId === null && invitationId === asker.invitationId
      : accountId === asker.accountId;
  const rows = await listQuestionRows(db, gatheringId);
  return rows.filter((row) => released || isOwn(row)).map((row) => show(row, { askedBy: null, own: isOwn(row) }));
}

function show(row: StoredQuestion, { askedBy, own }: Pick<Question, 'askedBy' | 'own'>): Question {
  const { id, text, askedAt, pinned, answer, answeredHow, answeredAt } = row;
  return { id, text, askedBy, askedAt, own, pinned, answer, answeredHow, answeredAt };
}
