/** What a gathering is for: a meeting 会议, a lecture 讲座, or an event that brings parties together 对接活动. */
export const gatheringKinds = ['meeting', 'lecture', 'matching'] as const;

/** `planned` 筹备中: nobody was told; `open` 已发出: invitations are out; `held` 已召开; `closed` 已办结; or `cancelled` 已取消. */
export const gatheringStates = ['planned', 'open', 'held', 'closed', 'cancelled'] as const;

/** One of {@link gatheringStates}. */
export type GatheringState = (typeof gatheringStates)[number];

/** What is done to a gathering; `plan` is the first and only the first. */
export const gatheringActs = ['plan', 'amend', 'move', 'open', 'hold', 'close', 'cancel'] as const;

/** One of {@link gatheringActs}. */
export type GatheringAct = (typeof gatheringActs)[number];

/** When it takes place: a day `YYYY-MM-DD`, and from when to when as `HH:MM` in China. */
export interface GatheringTime {
  readonly day: string;
  readonly fromTime: string;
  readonly toTime: string;
}

/** What an act can set; `move` alone sets the time. */
export interface GatheringDetail extends Partial<GatheringTime> {
  readonly title?: string;
  readonly place?: string | null;
  readonly siteId?: string | null;
  readonly capacity?: number | null;
}

/** One act as it is stored; it is never changed. */
export interface StoredGatheringAct {
  /** 1 is the plan. */
  readonly number: number;
  readonly act: GatheringAct;
  readonly reason: string | null;
  readonly detail: GatheringDetail;
}

/** What follows from the acts of a gathering. */
export interface FoldedGathering extends GatheringTime {
  readonly state: GatheringState;
  readonly title: string;
  readonly place: string | null;
  readonly siteId: string | null;
  readonly capacity: number | null;
  /** Number of the last act. */
  readonly acts: number;
}

const rules: Readonly<Record<Exclude<GatheringAct, 'plan'>, { from: readonly GatheringState[]; to?: GatheringState }>> =
  {
    amend: { from: ['planned', 'open'] },
    move: { from: ['planned', 'open'] },
    open: { from: ['planned'], to: 'open' },
    hold: { from: ['open'], to: 'held' },
    close: { from: ['held'], to: 'closed' },
    cancel: { from: ['planned', 'open'], to: 'cancelled' },
  };

/** Acts that may follow in a state, in the order in which they are usual. */
export function actsIn(state: GatheringState): readonly Exclude<GatheringAct, 'plan'>[] {
  const acts = Object.keys(rules) as Exclude<GatheringAct, 'plan'>[];
  return acts.filter((act) => rules[act].from.includes(state));
}

/** Whether an act needs a reason: who was told of a gathering is told why it is moved or cancelled. */
export function needsReason(act: GatheringAct, state: GatheringState): boolean {
  return act === 'cancel' || (act === 'move' && state === 'open');
}

/** The gathering after all acts in their order; throws on acts that may not follow one another, which are never stored. */
export function foldGathering(acts: readonly StoredGatheringAct[]): FoldedGathering {
  const [plan, ...others] = acts;
  if (plan?.act !== 'plan') throw new Error('a gathering begins with its plan');
  const { title, day, fromTime, toTime, place = null, siteId = null, capacity = null } = plan.detail;
  if (title === undefined || day === undefined || fromTime === undefined || toTime === undefined) {
    throw new Error('a plan says what and when');
  }
  const planned = {
    state: 'planned',
    title,
    day,
    fromTime,
    toTime,
    place,
    siteId,
    capacity,
    acts: plan.number,
  } as const;
  return others.reduce<FoldedGathering>(nextGathering, planned);
}

/** The gathering after one further act. */
export function nextGathering(
  before: FoldedGathering,
  { number, act, reason, detail }: StoredGatheringAct,
): FoldedGathering {
  if (act === 'plan' || !rules[act].from.includes(before.state))
    throw new Error(`${act} may not follow ${before.state}`);
  if (number !== before.acts + 1) throw new Error(`act ${number} does not follow ${before.acts}`);
  if (needsReason(act, before.state) && reason === null) throw new Error(`${act} needs a reason`);
  return { ...before, ...detail, state: rules[act].to ?? before.state, acts: number };
}

/** Minutes before the beginning from which somebody may sign in. */
export const signInOpensBefore = 60;

/** Whether the code at the door is taken: from an hour before the beginning to the end, while the gathering is open; `now` is `YYYY-MM-DDTHH:MM` in China. */
export function takesSignIns(
  { state, day, fromTime, toTime }: GatheringTime & { state: GatheringState },
  now: string,
): boolean {
  if (state !== 'open') return false;
  return now >= minutesBefore(`${day}T${fromTime}`, signInOpensBefore) && now <= `${day}T${toTime}`;
}

/** A wall time `YYYY-MM-DDTHH:MM` some minutes earlier. */
export function minutesBefore(wall: string, minutes: number): string {
  const earlier = new Date(Date.parse(`${wall}:00Z`) - minutes * 60_000);
  return earlier.toISOString().slice(0, 16);
}
