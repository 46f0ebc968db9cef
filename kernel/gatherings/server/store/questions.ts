import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** Questions of a gathering, pinned ones first, then in the order in which they came. */
export function listQuestionRows(db: ZoneDb, gatheringId: string) {
  return tables(db)
    .selectFrom('gatherings.question as one')
    .leftJoin('gatherings.invitation as invitation', (join) =>
      join.onRef('invitation.zone_id', '=', 'one.zone_id').onRef('invitation.id', '=', 'one.invitation_id'),
    )
    .select([
      ...(['one.id', 'one.text', 'one.asked_at as askedAt', 'one.pinned', 'one.answer'] as const),
      ...(['one.answered_how as answeredHow', 'one.answered_at as answeredAt', 'one.account_id as accountId'] as const),
      ...(['one.invitation_id as invitationId', 'invitation.kind', 'invitation.invitee'] as const),
    ])
    .where('one.gathering_id', '=', gatheringId)
    .orderBy('one.pinned', 'desc')
    .orderBy('one.asked_at')
    .orderBy('one.id')
    .limit(500)
    .execute();
}

/** A row of {@link listQuestionRows}. */
export type StoredQuestion = Awaited<ReturnType<typeof listQuestionRows>>[number];

/** How many questions an account, or an invitation by its link, has asked. */
export async function countQuestions(
  tx: ZoneDb,
  {
    gatheringId,
    accountId,
    invitationId,
  }: { gatheringId: string; accountId: string | null; invitationId: string | null },
): Promise<number> {
  const row = await tables(tx)
    .selectFrom('gatherings.question')
    .select((make) => make.fn.countAll<number>().as('count'))
    .where('gathering_id', '=', gatheringId)
    .$if(accountId !== null, (query) => query.where('account_id', '=', accountId))
    .$if(accountId === null, (query) => query.where('invitation_id', '=', invitationId))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Adds a question. */
export async function addQuestion(
  tx: ZoneDb,
  one: {
    zoneId: string;
    id: string;
    gatheringId: string;
    text: string;
    accountId: string | null;
    invitationId: string | null;
    at: string;
  },
): Promise<void> {
  await tables(tx)
    .insertInto('gatherings.question')
    .values({
      ...{ zone_id: one.zoneId, id: one.id, gathering_id: one.gatheringId, text: one.text },
      ...{ account_id: one.accountId, invitation_id: one.invitationId, asked_at: one.at },
    })
    .execute();
}

/** Answers a question, in writing or aloud; false when the gathering has none such. */
export async function saveQuestionAnswer(
  tx: ZoneDb,
  { gatheringId, id }: { gatheringId: string; id: string },
  { answer, by, at }: { answer: string | null; by: string | null; at: string },
): Promise<boolean> {
  const how = answer === null ? ('aloud' as const) : ('written' as const);
  const result = await tables(tx)
    .updateTable('gatherings.question')
    .set({ answer, answered_how: how, answered_by: by, answered_at: at })
    .where('gathering_id', '=', gatheringId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Puts a question before the others, or back; false when the gathering has none such. */
export async function setPinned(
  tx: ZoneDb,
  { gatheringId, id }: { gatheringId: string; id: string },
  pinned: boolean,
): Promise<boolean> {
  const result = await tables(tx)
    .updateTable('gatherings.question')
    .set({ pinned })
    .where('gathering_id', '=', gatheringId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
