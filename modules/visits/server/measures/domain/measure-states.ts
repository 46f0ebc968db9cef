import type { MeasureActKind, MeasureState } from '../../../contract/measure.ts';

/** Where each act leads from each state; what is not named is refused. */
const steps: Readonly<Record<MeasureState, Partial<Readonly<Record<MeasureActKind, MeasureState>>>>> = {
  planned: { begin: 'underWay', report: 'planned', amend: 'planned', drop: 'dropped' },
  underWay: { report: 'underWay', finish: 'done', amend: 'underWay', drop: 'dropped' },
  done: { reopen: 'underWay' },
  dropped: { reopen: 'underWay' },
};

/** The state after an act; undefined where the state does not allow it. */
export function stateAfter(state: MeasureState, kind: MeasureActKind): MeasureState | undefined {
  return steps[state][kind];
}

/** Acts that a state allows, in the order of use. */
export function actsAllowed(state: MeasureState): MeasureActKind[] {
  return Object.keys(steps[state]) as MeasureActKind[];
}

/** The state that a measure's acts lead to from the beginning; undefined where one of them was not allowed. */
export function foldActs(kinds: Iterable<MeasureActKind>): MeasureState | undefined {
  let state: MeasureState | undefined = 'planned';
  for (const kind of kinds) {
    if (state === undefined) return undefined;
    state = stateAfter(state, kind);
  }
  return state;
}

/** What an act still needs before it is taken: evidence that a measure is done, or the reason why it is left or taken up again. */
export function missingOf(
  kind: MeasureActKind,
  given: { text: string | undefined; files: number },
): 'evidence' | 'reason' | 'text' | undefined {
  const said = given.text !== undefined && given.text.trim() !== '';
  if (kind === 'finish') return said || given.files > 0 ? undefined : 'evidence';
  if (kind === 'drop' || kind === 'reopen' || kind === 'amend') return said ? undefined : 'reason';
  if (kind === 'report') return said || given.files > 0 ? undefined : 'text';
  return undefined;
}

/** Departments whose staff may act: for `report` those that help as well, for all else the one that leads. */
export function mayAct(
  kind: MeasureActKind,
  { leadId, cooperatingIds }: { leadId: string; cooperatingIds: readonly string[] },
  own: ReadonlySet<string>,
): boolean {
  if (own.has(leadId)) return true;
  return kind === 'report' && cooperatingIds.some((id) => own.has(id));
}
