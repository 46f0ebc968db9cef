import { actingFirm, everyIdOf, housesOf } from '#kernel/parties/server/index.ts';
import { staffRoles } from '#platform/access/contract/roles.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FormSubject } from '../../contract/form.ts';
import { requireCaller } from '../check-caller.ts';
import { namesOfFirms, partyStands } from '../store/names.ts';

/** For whom a form is filled in, and by whom: the party's own people, or staff on its behalf. */
export interface Filler {
  readonly accountId: string;
  /** Null where staff fill in for themselves, or have not said yet for whom. */
  readonly partyId: string | null;
  readonly way: 'own' | 'staff';
}

function isStaff(role: string): boolean {
  return staffRoles.some((one) => one === role);
}

/** Who the caller is for a form; refuses forms that are for others. A party named in a request counts for staff alone. */
export async function findFiller(
  db: ZoneDb,
  { subject, partyId }: { subject: FormSubject; partyId?: string | undefined },
  context: RequestContext,
): Promise<Filler> {
  const { account } = requireCaller(context);
  const accountId = account.id;
  if (isStaff(account.role)) {
    if (subject === 'none') return { accountId, partyId: null, way: 'own' };
    if (partyId === undefined) return { accountId, partyId: null, way: 'staff' };
    if (!(await partyStands(db, { id: partyId, kind: subject }))) throw new AppError('forms.partyUnknown');
    return { accountId, partyId, way: 'staff' };
  }
  if (subject === 'none' || (subject === 'firm' && account.role !== 'firmMember')) {
    throw new AppError('forms.notForYou', { subject: context.text(`forms:subjects.${subject}`) });
  }
  if (subject === 'firm') {
    const firm = await actingFirm(db, accountId);
    if (firm === null) throw new AppError('forms.ownFirmMissing');
    return { accountId, partyId: firm.firmId, way: 'own' };
  }
  const { personId } = await housesOf(db, accountId);
  if (personId === null) throw new AppError('forms.ownPersonMissing');
  return { accountId, partyId: personId, way: 'own' };
}

/** The same, where staff must have said for whom. */
export async function requireFiller(
  db: ZoneDb,
  asked: { subject: FormSubject; partyId?: string | undefined },
  context: RequestContext,
): Promise<Filler> {
  const filler = await findFiller(db, asked, context);
  if (filler.partyId === null && asked.subject !== 'none') throw new AppError('forms.partyNeeded');
  return filler;
}

/** The party in words; a person is called by the account that acts, for the names of persons stand encrypted. */
export async function nameParty(
  db: ZoneDb,
  { partyId, way }: Filler,
  context: RequestContext,
): Promise<{ id: string; name: string } | null> {
  if (partyId === null) return null;
  const name = (await namesOfFirms(db, [partyId])).get(partyId);
  return { id: partyId, name: name ?? (way === 'own' ? requireCaller(context).account.displayName : '') };
}

/** Whose submissions are the caller's own: everyone of them, as ids of parties merged since too. */
export interface OwnParties {
  readonly accountId: string;
  readonly partyIds: readonly string[];
  /** The firm for which the caller acts, or nobody. */
  readonly firmId: string | null;
  readonly personId: string | null;
}

/** The parties of the caller; staff have none. */
export async function ownParties(db: ZoneDb, context: RequestContext): Promise<OwnParties> {
  const { account } = requireCaller(context);
  const none = { accountId: account.id, partyIds: [], firmId: null, personId: null };
  if (isStaff(account.role)) return none;
  const firmId = account.role === 'firmMember' ? ((await actingFirm(db, account.id))?.firmId ?? null) : null;
  const { personId } = await housesOf(db, account.id);
  const ids = [firmId, personId].filter((id) => id !== null);
  const every = await Promise.all(ids.map((id) => everyIdOf(db, id)));
  return { accountId: account.id, partyIds: every.flat(), firmId, personId };
}
