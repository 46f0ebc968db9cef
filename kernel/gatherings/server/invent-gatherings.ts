import type { GatheringState, gatheringKinds } from '../contract/gathering-state.ts';
import zh from '../locale/zh-CN.json' with { type: 'json' };

/** A gathering of a fictional zone before it is entered. */
export interface InventedGathering {
  kind: (typeof gatheringKinds)[number];
  title: string;
  day: string;
  /** Day on which it was planned and sent out. */
  plannedOn: string;
  fromTime: string;
  toTime: string;
  place: string;
  capacity: number | null;
  state: GatheringState;
  inSeries: boolean;
  /** How many firms are invited. */
  firms: number;
  items: { title: string; minutes: number }[];
  /** Decisions by key of the words, each with the state of its assignment. */
  decisions: {
    key: keyof typeof zh.demo.decisions;
    state: 'draft' | 'assigned' | 'accepted' | 'reported' | 'returned' | 'confirmed';
    dueIn: number;
  }[];
}

const { items } = zh.demo;
const agenda = [
  { title: items.report, minutes: 15 },
  { title: items.firms, minutes: 40 },
  { title: items.land, minutes: 30 },
  { title: items.next, minutes: 15 },
];

/** Meetings of the last four weeks and the next, a lecture and a matching event before and after today; decisions in all states. */
export function inventGatherings(today: string): InventedGathering[] {
  // Nobody meets on a weekend: the Friday before.
  const on = (days: number) => {
    const day = Temporal.PlainDate.from(today).add({ days });
    return day.subtract({ days: Math.max(0, day.dayOfWeek - 5) }).toString();
  };
  const dated = (days: number) => ({ day: on(days), plannedOn: on(Math.min(days, 0) - 6) });
  const meeting = (
    days: number,
    state: GatheringState,
    decisions: InventedGathering['decisions'],
  ): InventedGathering => ({
    ...{
      kind: 'meeting',
      title: zh.demo.meeting,
      ...dated(days),
      fromTime: '09:30',
      toTime: '11:10',
      state,
      decisions,
    },
    ...{ place: zh.demo.room, capacity: null, inSeries: true, firms: 2, items: agenda },
  });
  const event = (
    more: Pick<InventedGathering, 'kind' | 'title' | 'state' | 'firms'> & { days: number },
  ): InventedGathering => {
    const { days, ...told } = more;
    return {
      ...{ ...told, ...dated(days), fromTime: '14:00', toTime: '16:30', place: zh.demo.hall, capacity: 12 },
      ...{ inSeries: false, items: [{ title: told.title, minutes: 90 }], decisions: [] },
    };
  };
  return [
    meeting(-22, 'closed', [
      { key: 'power', state: 'confirmed', dueIn: 14 },
      { key: 'rent', state: 'accepted', dueIn: 18 },
    ]),
    meeting(-15, 'closed', [
      { key: 'bus', state: 'reported', dueIn: 30 },
      { key: 'bank', state: 'returned', dueIn: 17 },
    ]),
    meeting(-8, 'held', [
      { key: 'hire', state: 'assigned', dueIn: 30 },
      { key: 'permit', state: 'draft', dueIn: 40 },
    ]),
    meeting(6, 'open', []),
    event({ kind: 'lecture', title: zh.demo.lecture, state: 'open', firms: 20, days: 5 }),
    event({ kind: 'lecture', title: zh.demo.cancelled, state: 'cancelled', firms: 6, days: 3 }),
    event({ kind: 'matching', title: zh.demo.matching, state: 'closed', firms: 18, days: -30 }),
    event({ kind: 'matching', title: zh.demo.matching, state: 'planned', firms: 12, days: 20 }),
  ];
}
