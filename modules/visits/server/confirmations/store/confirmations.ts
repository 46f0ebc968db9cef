import type { ZoneDb } from '#platform/db/server/database.ts';
import type { AnswerChannel, IssueAnswer } from '../../../contract/issue.ts';
import { tables } from '../../issues/store/tables.ts';

/** A question that was put to a firm. */
export interface AskedQuestion {
  readonly zoneId: string;
  readonly id: string;
  readonly caseId: string;
  /** Act that asked. */
  readonly sequence: number;
  readonly question: 'reply' | 'thirtyDays';
  readonly askedOn: string;
  readonly askedAt: string;
  readonly noticeId: string | null;
  readonly demonstration: boolean;
}

/** Keeps a question. */
export async function addConfirmation(tx: ZoneDb, asked: AskedQuestion): Promise<void> {
  await tables(tx)
    .insertInto('visits.confirmation')
    .values({
      ...{ zone_id: asked.zoneId, id: asked.id, case_id: asked.caseId, sequence: asked.sequence },
      ...{ question: asked.question, asked_on: asked.askedOn, asked_at: asked.askedAt, notice_id: asked.noticeId },
      demonstration: asked.demonstration,
    })
    .execute();
}

/** The last question about an issue. */
export function lastConfirmation(db: ZoneDb, caseId: string) {
  return tables(db)
    .selectFrom('visits.confirmation')
    .select(['id', 'sequence', 'question'])
    .where('case_id', '=', caseId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Keeps an answer; the first one stands. */
export async function addAnswer(
  tx: ZoneDb,
  given: {
    zoneId: string;
    confirmationId: string;
    answer: IssueAnswer;
    channel: AnswerChannel | null;
    answeredBy: string | null;
    answeredAt: string;
    demonstration: boolean;
  },
): Promise<void> {
  await tables(tx)
    .insertInto('visits.confirmation_answer')
    .values({
      ...{ zone_id: given.zoneId, confirmation_id: given.confirmationId, answer: given.answer },
      ...{ channel: given.channel, answered_by: given.answeredBy, answered_at: given.answeredAt },
      demonstration: given.demonstration,
    })
    .onConflict((conflict) => conflict.columns(['zone_id', 'confirmation_id']).doNothing())
    .execute();
}

/** Questions about an issue with their answers, the oldest first; staff who wrote an answer down are named. */
export function listConfirmations(db: ZoneDb, caseId: string) {
  return tables(db)
    .selectFrom('visits.confirmation as asked')
    .leftJoin('visits.confirmation_answer as told', (join) =>
      join.onRef('told.zone_id', '=', 'asked.zone_id').onRef('told.confirmation_id', '=', 'asked.id'),
    )
    .leftJoin('auth.account as account', (join) =>
      join.onRef('account.zone_id', '=', 'told.zone_id').onRef('account.id', '=', 'told.answered_by'),
    )
    .select(['asked.id', 'asked.question', 'asked.asked_at as askedAt', 'told.answer', 'told.channel'])
    .select(['told.answered_at as answeredAt', 'account.display_name as answeredBy'])
    .where('asked.case_id', '=', caseId)
    .orderBy('asked.sequence')
    .execute();
}
