import type { ChangeOf } from '../../../contract/organisation-changes.ts';
import type { Edit, Plan } from './draft.ts';
import type { Fault } from './fault.ts';
import { type Records, resolve } from './records.ts';

/** Mends one period of a department in place; its day may move as far as the periods beside it. */
export function planCorrecting(records: Records, change: ChangeOf<'correcting'>): Plan {
  const { departmentId, validFrom, newValidFrom = validFrom } = change;
  const refuse = (fault: Fault): Plan => planOf(newValidFrom, [], [fault]);
  const states = resolve(records.department).get(departmentId);
  if (states === undefined) return refuse({ code: 'departmentUnknown', params: {} });
  const at = states.findIndex((state) => state.from === validFrom);
  const state = states[at];
  if (state === undefined) return refuse({ code: 'noSuchPeriod', params: { day: validFrom } });
  const [former, next] = [at > 0 ? states[at - 1] : undefined, states[at + 1]];
  if (former !== undefined && newValidFrom <= former.from) {
    return refuse({ code: 'beforeFormerPeriod', params: { day: former.from } });
  }
  if (next !== undefined && newValidFrom >= next.from) {
    return refuse({ code: 'afterNextPeriod', params: { day: next.from } });
  }
  const before = state.content;
  const after = {
    ...before,
    name: change.name ?? before.name,
    code: change.code ?? before.code,
    parentId: before.parentId === null ? null : (change.parentId ?? before.parentId),
  };
  const moved = newValidFrom !== validFrom;
  const same = after.name === before.name && after.code === before.code && after.parentId === before.parentId;
  if (same && !moved) return refuse({ code: 'nothingChanged', params: { name: before.name } });
  const edits: Edit<'department'>[] = [{ subject: departmentId, from: newValidFrom, before, after }];
  if (moved) edits.push({ subject: departmentId, from: validFrom, before, after: null });
  return planOf(newValidFrom, edits, []);
}

function planOf(effectiveOn: string, department: Edit<'department'>[], faults: Fault[]): Plan {
  return { effectiveOn, edits: { department, post: [], duty: [] }, moves: [], idle: [], faults };
}
