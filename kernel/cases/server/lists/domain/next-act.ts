import type { CaseTask } from '../../../contract/case-tasks.ts';
import type { Doer, Lifecycle } from '../../../contract/lifecycle.ts';

/** What a task says of who must move. */
export type TaskOwner = Pick<CaseTask, 'departmentId' | 'accountId' | 'partyId' | 'headsOnly' | 'leaders'>;

/** Common verbs that answer a task of another kind than `move`. */
const verbOf: Readonly<Record<Exclude<CaseTask['kind'], 'move'>, string>> = {
  assist: 'assistDone',
  sign: 'sign',
  approveSupervision: 'approveSupervision',
  receiveSupervision: 'receiveSupervision',
  answerSupervision: 'answerSupervision',
  reviewSupervision: 'reviewSupervision',
  closeSupervision: 'closeSupervision',
};

/** The act that a row of a to-do offers: the first transition that its owner may make, or the verb that its kind asks for. */
export function nextActOf(
  lifecycle: Lifecycle,
  { state, kind, owner }: { state: string; kind: CaseTask['kind']; owner: TaskOwner },
): string | null {
  if (kind !== 'move') return verbOf[kind];
  const waiting = lifecycle.states[state]?.waitsFor ?? [];
  const meant = waiting.filter((doer) => doersOfOwner(owner).includes(doer));
  const from = lifecycle.transitions.filter((one) => one.from.includes(state));
  return from.find(({ by }) => by.some((doer) => meant.includes(doer)))?.name ?? null;
}

function doersOfOwner({ partyId, leaders, headsOnly }: TaskOwner): readonly Doer[] {
  if (partyId !== null) return ['party'];
  if (leaders) return ['zoneLeader', 'dispatcher'];
  return headsOnly ? ['leadHead'] : ['lead', 'dispatcher', 'leadHead'];
}
