import type { OrganisationChange } from '../../../contract/organisation-changes.ts';
import { type Draft, openDraft, type Plan, withPlan } from './draft.ts';
import { examineOrganisation } from './examine-organisation.ts';
import { planAmending } from './plan-amending.ts';
import { planAppointing, planConfirming, planEnding } from './plan-appointing.ts';
import { planClosing } from './plan-closing.ts';
import { planCorrecting } from './plan-correcting.ts';
import { type KnownDuty, planDutyAssigning } from './plan-duty.ts';
import { planFounding } from './plan-founding.ts';
import { planMerging } from './plan-merging.ts';
import { planPostAbolishing, planPostAdding, planPostAmending } from './plan-posts.ts';
import { planSplitting } from './plan-splitting.ts';
import { type LoggedChange, planUndoing } from './plan-undoing.ts';
import { dutySubject, type Records } from './records.ts';

/** A change that a person asks for, a confirmation of a head, or the undoing of a change. */
export type AskedChange =
  | OrganisationChange
  | { kind: 'confirming'; postId: string; effectiveOn: string }
  | { kind: 'undoing'; undoes: number; reason: string };

/** What a change meets: the records and what lies outside of them. */
export interface Ground {
  records: Records;
  log: readonly LoggedChange[];
  staff: ReadonlySet<string>;
  /** Catalogues by {@link dutySubject}. */
  duties: ReadonlyMap<string, KnownDuty>;
  /** The last day for which a change can be planned. */
  latest: string;
  newId(): string;
}

/** Number that a plan's rows get while they are only judged. */
const judged = Number.MAX_SAFE_INTEGER;

/** Works out a change and judges every day after it; the rules that it would break are in `faults`. */
export function planChange(ground: Ground, change: AskedChange): Plan {
  const plan = draftPlan(ground, change);
  if (plan.faults.length > 0) return plan;
  const faults = examineOrganisation(withPlan(ground.records, plan, judged));
  return { ...plan, faults };
}

function draftPlan(ground: Ground, change: AskedChange): Plan {
  if (change.kind === 'undoing') return planUndoing(ground.records, ground.log, change.undoes);
  if (change.kind === 'correcting') return planCorrecting(ground.records, change);
  const draft = openDraft(ground.records, change.effectiveOn, ground.newId);
  if (change.effectiveOn > ground.latest) draft.fault('tooFarAhead', { day: ground.latest });
  else fillDraft(draft, ground, change);
  return draft.plan();
}

function fillDraft(
  draft: Draft,
  ground: Ground,
  change: Exclude<AskedChange, { kind: 'undoing' | 'correcting' }>,
): undefined {
  switch (change.kind) {
    case 'founding':
      return planFounding(draft, change);
    case 'amending':
      return planAmending(draft, change);
    case 'merging':
      return planMerging(draft, change);
    case 'splitting':
      return planSplitting(draft, change);
    case 'closing':
      return planClosing(draft, change);
    case 'postAdding':
      return planPostAdding(draft, change);
    case 'postAmending':
      return planPostAmending(draft, change);
    case 'postAbolishing':
      return planPostAbolishing(draft, change);
    case 'appointing':
      return ground.staff.has(change.staffId) ? planAppointing(draft, change) : draft.fault('staffUnknown');
    case 'ending':
      return planEnding(draft, change);
    case 'confirming':
      return planConfirming(draft, change.postId);
    case 'dutyAssigning':
      return planDutyAssigning(draft, change, ground.duties.get(dutySubject(change.duty)));
  }
}
