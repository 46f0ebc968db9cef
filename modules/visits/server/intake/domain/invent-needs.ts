import type { NeedActKind, NeedChannel, NeedEntrance, NeedState } from '../../../contract/intake.ts';

/** A message that a generator invented. */
export interface InventedNeed {
  id: string;
  number: string;
  entrance: NeedEntrance;
  channel: NeedChannel | null;
  firmId: string | null;
  firmTold: string | null;
  place: string | null;
  matter: string;
  state: NeedState;
  filedOn: string;
  filedAt: string;
  concludedAt: string | null;
  acts: { kind: NeedActKind; words: string | null; elsewhere: string | null; at: string }[];
  issueIds: string[];
}

/** Chances of a generator, as kernel/parties opens them. */
interface Chance {
  below(limit: number): number;
  between(first: number, last: number): number;
  pick<T>(items: readonly T[]): T;
  weighted<T extends { readonly weight: number }>(items: readonly T[]): T;
}

/** What invented messages are written with; texts of the fictional zone. */
export interface NeedWords {
  matters: readonly string[];
  answers: readonly string[];
  refusals: readonly { words: string; elsewhere: string }[];
  places: readonly string[];
  strangers: readonly string[];
}

/** An issue of the zone that a message can be the origin of. */
export interface NeedIssue {
  id: string;
  firmId: string;
  /** When it was opened, ISO 8601. */
  openedAt: string;
  text: string;
}

const hour = 3_600_000;
const day = 24 * hour;

const entrances: readonly { weight: number; entrance: NeedEntrance }[] = [
  { weight: 4, entrance: 'portal' },
  { weight: 3, entrance: 'code' },
  { weight: 3, entrance: 'officer' },
];
const channels: readonly NeedChannel[] = ['phone', 'phone', 'inPerson', 'letter', 'message'];
/** Hours until a message was answered: most within the promise, some beyond it. */
const delays = [
  { weight: 70, hours: [1, 5] },
  { weight: 20, hours: [5, 20] },
  { weight: 10, hours: [30, 90] },
] as const;

/**
 * Invents a year of messages that ends with today: some became issues that stand, the others were answered, refused, or
 * wait since the last two days. The same chances give the same rows.
 */
export function inventNeeds(
  { chance, nextId }: { chance: Chance; nextId: (index: number) => string },
  {
    today,
    count,
    firmIds,
    issues,
    ownFirmId,
  }: {
    today: string;
    count: number;
    firmIds: readonly string[];
    issues: readonly NeedIssue[];
    /** Firm of the login with which the zone is shown: two messages are its own, one answered and one that waits. */
    ownFirmId?: string | undefined;
  },
  words: NeedWords,
): InventedNeed[] {
  const end = Date.parse(`${today}T09:00:00+08:00`);
  const made = issues.map((issue) => fromIssue(issue, chance));
  for (let number = issues.length; number < count; number += 1) {
    // The last few wait: they came within the last two days.
    const waits = number >= count - 4;
    const filed = waits ? end - chance.between(1, 40) * hour : end - day * chance.between(3, 364) - chance.below(day);
    const need = told({ filed, waits, firmIds }, words, chance);
    const isOwn = ownFirmId !== undefined && (number === count - 1 || number === Math.max(issues.length, count - 5));
    const own = { entrance: 'portal', channel: null, firmId: ownFirmId ?? null, firmTold: null, place: null } as const;
    made.push(isOwn ? { ...need, ...own } : need);
  }
  made.sort((one, other) => one.filed - other.filed);
  const months = new Map<string, number>();
  return made.map(({ filed, ...need }, index) => {
    const filedOn = dayOf(filed);
    const month = filedOn.slice(0, 7).replace('-', '');
    const next = (months.get(month) ?? 0) + 1;
    months.set(month, next);
    const number = `LJ${month}-${String(next).padStart(4, '0')}`;
    return { id: nextId(index), number, ...need, filedOn, filedAt: moment(filed) };
  });
}

type Made = Omit<InventedNeed, 'id' | 'number' | 'filedOn' | 'filedAt'> & { filed: number };

function fromIssue({ id, firmId, openedAt, text }: NeedIssue, chance: Chance): Made {
  const opened = Date.parse(openedAt);
  const filed = opened - chance.between(10, 300) * 60_000;
  return {
    ...{ filed, ...entranceOf(chance), firmId, firmTold: null, place: null, matter: text, state: 'split' },
    concludedAt: moment(opened),
    acts: [act('filed', filed), act('split', opened)],
    issueIds: [id],
  };
}

function told(
  { filed, waits, firmIds }: { filed: number; waits: boolean; firmIds: readonly string[] },
  words: NeedWords,
  chance: Chance,
): Made {
  const entrance = entranceOf(chance);
  const stranger = entrance.entrance === 'code' && chance.below(3) === 0;
  const need = {
    ...{ filed, ...entrance, firmId: stranger ? null : chance.pick(firmIds) },
    firmTold: stranger ? chance.pick(words.strangers) : null,
    place: entrance.entrance === 'code' ? chance.pick(words.places) : null,
    ...{ matter: chance.pick(words.matters), issueIds: [] },
  };
  if (waits) return { ...need, state: 'filed', concludedAt: null, acts: [act('filed', filed)] };
  const [least, most] = chance.weighted(delays).hours;
  const at = filed + chance.between(least * 60, most * 60) * 60_000;
  const refusal = chance.below(8) === 0 ? chance.pick(words.refusals) : undefined;
  const said =
    refusal === undefined
      ? act('answered', at, { words: chance.pick(words.answers) })
      : act('refused', at, { words: refusal.words, elsewhere: refusal.elsewhere });
  const state = refusal === undefined ? ('answered' as const) : ('refused' as const);
  return { ...need, state, concludedAt: moment(at), acts: [act('filed', filed), said] };
}

function entranceOf(chance: Chance): Pick<InventedNeed, 'entrance' | 'channel'> {
  const { entrance } = chance.weighted(entrances);
  return { entrance, channel: entrance === 'officer' ? chance.pick(channels) : null };
}

function act(
  kind: NeedActKind,
  at: number,
  said: { words?: string; elsewhere?: string } = {},
): InventedNeed['acts'][number] {
  return { kind, words: said.words ?? null, elsewhere: said.elsewhere ?? null, at: moment(at) };
}

const moment = (ms: number) => new Date(ms).toISOString();
/** China is eight hours ahead, all year. */
const dayOf = (ms: number) => new Date(ms + 8 * hour).toISOString().slice(0, 10);
