import { placesOf, standingDepartments } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { CaseState } from '../contract/case-state.ts';
import type { ProposedAct } from '../contract/judge-act.ts';
import type { Acting } from './find-acting.ts';

/** Whom an act names must be there today: departments stand, people hold a post, and who gets the case works where it lies. */
export async function checkNamed(
  tx: ZoneDb,
  { act, state }: { act: ProposedAct; state: CaseState },
  { today, text }: Pick<Acting, 'today' | 'text'>,
): Promise<void> {
  const { signers = [], departments = [], accounts = [] } = act;
  const former = act.name === 'giveBack' ? state.formerLeads.at(-1) : undefined;
  const named = [act.department, ...departments, ...signers.map((one) => one.departmentId)].flatMap((one) => one ?? []);
  if (named.length > 0 || former !== undefined) {
    const standing = await standingDepartments(tx, today);
    if (former !== undefined && !standing.has(former)) throw new AppError('cases.formerClosed');
    if (named.some((id) => !standing.has(id))) throw refused('cases.departmentUnknown', 'department', text);
  }
  const people = [...accounts, ...signers.flatMap((one) => one.accountId ?? [])];
  for (const accountId of people) {
    if ((await placesOf(tx, accountId, today)).length === 0) throw refused('cases.accountUnknown', 'account', text);
  }
  if (act.account === undefined) return;
  // Delegating stays within the lead department, whatever else the act names.
  const departmentId =
    act.name === 'delegate' ? state.lead?.departmentId : (act.department ?? state.lead?.departmentId);
  const places = await placesOf(tx, act.account, today);
  if (!places.some((place) => place.departmentId === departmentId))
    throw refused('cases.accountElsewhere', 'account', text);
}

function refused(code: `cases.${string}`, field: string, text: Acting['text']): AppError {
  return new AppError(code, {}, [{ field, message: text(`cases:fields.${field}`) }]);
}
