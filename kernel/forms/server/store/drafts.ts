import type { ZoneDb } from '#platform/db/server/database.ts';
import type { FormValues } from '../../contract/form-definition.ts';
import { tables } from './tables.ts';

/** Whose draft of which form: an account's, for a party or for itself. */
export interface DraftOwner {
  readonly formId: string;
  readonly accountId: string;
  readonly partyId: string | null;
}

/** A draft as it is stored; personal answers are in `sealed`. */
export interface StoredDraft {
  readonly id: string;
  readonly version: number;
  readonly revision: number;
  readonly answers: FormValues;
  readonly sealed: string | null;
  readonly savedAt: string;
}

function own(db: ZoneDb, { formId, accountId, partyId }: DraftOwner) {
  return tables(db)
    .selectFrom('forms.draft')
    .where('form_id', '=', formId)
    .where('account_id', '=', accountId)
    .where('party_id', 'is not distinct from', partyId);
}

/** The draft of an owner. */
export async function findDraft(db: ZoneDb, owner: DraftOwner): Promise<StoredDraft | undefined> {
  const row = await own(db, owner)
    .select(['id', 'version', 'revision', 'answers', 'personal_sealed as sealed', 'saved_at as savedAt'])
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, answers: row.answers as FormValues };
}

/** Ids of drafts of an account for a party, with the form and when they were saved. */
export function listDrafts(db: ZoneDb, { accountId, partyId }: Omit<DraftOwner, 'formId'>) {
  return tables(db)
    .selectFrom('forms.draft')
    .select(['form_id as formId', 'saved_at as savedAt'])
    .where('account_id', '=', accountId)
    .where('party_id', 'is not distinct from', partyId)
    .execute();
}

/** What is kept of a draft by one save. */
export type SavedDraft = Pick<StoredDraft, 'id' | 'version' | 'answers' | 'sealed'> & { readonly at: string };

/** Begins a draft; false when the owner has one by now. */
export async function addDraft(
  tx: ZoneDb,
  { zoneId, ...owner }: DraftOwner & { zoneId: string },
  draft: SavedDraft,
): Promise<boolean> {
  const added = await tables(tx)
    .insertInto('forms.draft')
    .values({
      ...{ zone_id: zoneId, id: draft.id, form_id: owner.formId, account_id: owner.accountId },
      ...{ party_id: owner.partyId, version: draft.version, revision: 1, saved_at: draft.at },
      ...{ answers: JSON.stringify(draft.answers), personal_sealed: draft.sealed },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Saves a draft over the revision that was read; false when another save came between. */
export async function saveOver(tx: ZoneDb, draft: SavedDraft & { revision: number }): Promise<boolean> {
  const saved = await tables(tx)
    .updateTable('forms.draft')
    .set({
      ...{ version: draft.version, revision: draft.revision + 1, saved_at: draft.at },
      ...{ answers: JSON.stringify(draft.answers), personal_sealed: draft.sealed },
    })
    .where('id', '=', draft.id)
    .where('revision', '=', draft.revision)
    .returning('id')
    .executeTakeFirst();
  return saved !== undefined;
}

/** Throws a draft away. */
export async function removeDraft(tx: ZoneDb, id: string): Promise<void> {
  await tables(tx).deleteFrom('forms.draft').where('id', '=', id).execute();
}
