import { maskName } from '#kernel/parties/contract/person-masking.ts';
import { departmentNamesOn, namesOfPersons } from '#kernel/parties/server/index.ts';
import { staffRoles } from '#platform/access/contract/roles.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { InviteeKind } from '../../contract/invitation.ts';
import { momentOf } from '../check-caller.ts';
import { listAccountNames, namesOfParties } from '../store/names.ts';

/** Names of invitees by their ids as the caller may see them: houses and departments whole, people outside the authority masked. */
export async function nameInvitees(
  db: ZoneDb,
  invitees: readonly { kind: InviteeKind | null; invitee: string | null }[],
  context: RequestContext,
): Promise<ReadonlyMap<string, string>> {
  const ids = (...kinds: InviteeKind[]) =>
    invitees.flatMap(({ kind, invitee }) =>
      invitee !== null && kind !== null && kinds.includes(kind) ? [invitee] : [],
    );
  const departments = ids('department').length > 0 ? await departmentNamesOn(db, momentOf(context).today) : [];
  const accounts = await listAccountNames(db, ids('account'));
  const staff: readonly string[] = staffRoles;
  return new Map([
    ...(await namesOfParties(db, ids('firm', 'institution'))),
    ...(await namesOfPersons(db, context, ids('person'))),
    ...departments,
    ...accounts.map(({ id, name, role }) => [id, staff.includes(role) ? name : maskName(name)] as const),
  ]);
}
