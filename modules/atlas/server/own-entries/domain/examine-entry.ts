import type { OwnEntry } from '../../../contract/own-entry.ts';

/** A rule that an entry breaks: at which field, and the key of its text under `ownEntry.faults`. */
export interface EntryFault {
  field: 'endsOn' | 'target' | 'targetUnit' | 'members';
  rule: 'period' | 'targetUnit' | 'targetOfGoal' | 'membersOfMany';
}

/** What an entry is examined by. */
export type Examined = Pick<OwnEntry, 'kind' | 'members' | 'startsOn' | 'endsOn' | 'target' | 'targetUnit'>;

/** The rules of several fields that an entry breaks. */
export function examineEntry({ kind, members, startsOn, endsOn, target, targetUnit }: Examined): EntryFault[] {
  const faults: EntryFault[] = [];
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) faults.push({ field: 'endsOn', rule: 'period' });
  if (kind !== 'goal' && (target !== null || targetUnit !== null)) {
    faults.push({ field: 'target', rule: 'targetOfGoal' });
  } else if ((target === null) !== (targetUnit === null)) {
    faults.push({ field: target === null ? 'target' : 'targetUnit', rule: 'targetUnit' });
  }
  if (members !== null && kind !== 'cluster' && kind !== 'alliance') {
    faults.push({ field: 'members', rule: 'membersOfMany' });
  }
  return faults;
}
