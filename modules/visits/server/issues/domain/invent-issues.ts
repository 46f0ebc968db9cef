import type { CaseActor } from '#kernel/cases/contract/case-state.ts';
import { type IssueLimits, type IssueSource, type IssueUrgency, usualLimits } from '../../../contract/issue.ts';
import words from './invented-issues.json' with { type: 'json' };

/** A stream of chances, as the zone's generators open it. */
export interface Chance {
  below(limit: number): number;
  between(first: number, last: number): number;
  pick<T>(items: readonly T[]): T;
  weighted<T extends { readonly weight: number }>(items: readonly T[]): T;
}

/** What issues are invented for. */
export interface IssueInvention {
  readonly chance: Chance;
  readonly idOf: (index: number) => string;
  /** The day that stands for today; issues lie in the twelve months before it. */
  readonly today: string;
  readonly count: number;
  readonly firms: readonly { id: string; industry: string; scale: string | null }[];
  /** Firm of the demonstration's own login: the latest issues that came up without a visit are its. */
  readonly ownFirmId?: string | undefined;
  /** Visits of the year that issues came up on. */
  readonly visits: readonly { id: string; firmId: string; day: string }[];
  /** Categories with the department that owns each. */
  readonly categories: readonly { code: string; departmentId: string | null }[];
  /** Department whose people open and dispatch, and an account there. */
  readonly dispatcher: { departmentId: string; accountId: string };
  /** An account of every department that has one. */
  readonly officers: ReadonlyMap<string, string>;
  readonly leader: string | null;
  /** The n-th working day after a day. */
  readonly workingDay: (from: string, days: number) => string;
}

/** An act of an invented issue. */
export interface InventedAct {
  name: string;
  at: string;
  by: CaseActor;
  comment?: string;
  detail?: {
    department?: string;
    dispatcher?: string;
    limits?: Record<string, number>;
    data?: Record<string, string>;
    answerBy?: string;
  };
}

/** An issue as it is invented, with its acts up to today. */
export interface InventedIssue {
  id: string;
  firm: { id: string; industry: string; scale: string | null };
  visitId: string | null;
  category: string;
  urgency: IssueUrgency;
  text: string;
  source: IssueSource;
  onSite: { departmentId: string; promisedOn: string } | null;
  acts: InventedAct[];
}

const urgencies: readonly { weight: number; urgency: IssueUrgency }[] = [
  { weight: 3, urgency: 'critical' },
  { weight: 17, urgency: 'urgent' },
  { weight: 62, urgency: 'normal' },
  { weight: 18, urgency: 'complex' },
];
const sources: readonly { weight: number; source: IssueSource }[] = [
  { weight: 62, source: 'visit' },
  { weight: 18, source: 'onBehalf' },
  { weight: 10, source: 'own' },
  { weight: 6, source: 'code' },
  { weight: 4, source: 'gathering' },
];
type Fate = 'solved' | 'stuck' | 'systemic' | 'withdrawn' | 'underLaw' | 'merged';
/** What becomes of an issue in the end: of 1,000 about a dozen stay with a department. */
const fates: readonly { weight: number; fate: Fate }[] = [
  { weight: 935, fate: 'solved' },
  { weight: 13, fate: 'stuck' },
  { weight: 30, fate: 'systemic' },
  { weight: 10, fate: 'withdrawn' },
  { weight: 6, fate: 'underLaw' },
  { weight: 6, fate: 'merged' },
];
/** Issues of the firm for which the demonstration's own login acts: of those it filed itself, and of the latest, some of which wait for it. */
const ownIssues = { filed: 8, latest: 14 };
/** How long ago issues came up, in days. */
const agoes = [
  { weight: 82, least: 20, most: 363 },
  { weight: 12, least: 4, most: 19 },
  { weight: 6, least: 1, most: 3 },
] as const;
const lateAnswers = [
  { weight: 62, answer: 'confirmStillSolved' },
  { weight: 8, answer: 'sayPartly' },
  { weight: 5, answer: 'reopen' },
  { weight: 25, answer: 'leaveUnanswered' },
] as const;

/** Invents issues with all their acts, the oldest first: the same for the same stream. */
export function inventIssues(invention: IssueInvention): InventedIssue[] {
  const { chance, count, today, firms } = invention;
  const begin = Temporal.PlainDate.from(today).subtract({ days: 364 });
  if (firms.length === 0 || invention.categories.length === 0) return [];
  const lastOf = new Map<string, string>();
  // More than half came up on visits; days are drawn first so that ids lie in the order of time.
  const raised = Array.from({ length: count }, () => {
    const { source } = chance.weighted(sources);
    const visit = source === 'visit' && chance.below(100) < 80 ? pickVisit(invention) : undefined;
    // The last weeks are fuller, so that something stands in every state.
    const ago = chance.weighted(agoes);
    const drawn = begin.add({ days: 364 - chance.between(ago.least, ago.most) }).toString();
    const day = visit?.day ?? invention.workingDay(drawn, 1);
    return { source, visit, day: day > today ? today : day, order: chance.below(1_000_000) };
  }).sort((one, other) => (one.day === other.day ? one.order - other.order : one.day < other.day ? -1 : 1));
  const byId = new Map(firms.map((firm) => [firm.id, firm]));
  const own = invention.ownFirmId === undefined ? undefined : byId.get(invention.ownFirmId);
  const placesOf = (wanted: (source: IssueSource) => boolean) =>
    raised.flatMap(({ source }, place) => (wanted(source) ? [place] : []));
  const ownPlaces = new Set([
    ...placesOf((source) => source === 'own').slice(-ownIssues.filed),
    ...placesOf((source) => source !== 'visit').slice(-ownIssues.latest),
  ]);
  return raised.flatMap(({ source, visit, day }, index): InventedIssue[] => {
    const drawn = (visit === undefined ? undefined : byId.get(visit.firmId)) ?? chance.pick(firms);
    const firm = own !== undefined && ownPlaces.has(index) ? own : drawn;
    const at = { source: visit === undefined && source === 'visit' ? 'onBehalf' : source, visitId: visit?.id ?? null };
    const issue = inventIssue(invention, { id: invention.idOf(index), firm, day, ...at, same: lastOf.get(firm.id) });
    lastOf.set(firm.id, issue.id);
    return [issue];
  });
}

function pickVisit({ chance, visits }: IssueInvention): IssueInvention['visits'][number] | undefined {
  return visits.length === 0 ? undefined : chance.pick(visits);
}

interface Begun {
  readonly id: string;
  readonly firm: InventedIssue['firm'];
  readonly day: string;
  readonly source: IssueSource;
  readonly visitId: string | null;
  /** An earlier issue of the firm, into which this one can be merged. */
  readonly same: string | undefined;
}

function inventIssue(invention: IssueInvention, { id, firm, day, source, visitId, same }: Begun): InventedIssue {
  const { chance, workingDay } = invention;
  const { code: category, departmentId: owner } = chance.pick(categoriesOn(invention, day));
  const { urgency } = chance.weighted(urgencies);
  const corpus: Readonly<Record<string, readonly string[]>> = words.texts;
  const text = chance.pick(corpus[category] ?? words.texts.other).replace('{n}', String(chance.between(2, 9)));
  const onSite =
    visitId !== null && owner !== null && chance.below(100) < 12
      ? { departmentId: owner, promisedOn: workingDay(day, usualLimits[urgency]) }
      : null;
  const story = new Story(invention, { firmId: firm.id, day, owner });
  const limits = limitsOf(usualLimits, urgency);
  story.begin(source, limits);
  story.run(chance.weighted(fates).fate, { limit: limits.resolution ?? 10, same });
  return { id, firm, visitId, category, urgency, text, source, onSite, acts: story.acts };
}

/** Half of the latest fall to nobody's category: they are dispatched to departments of which somebody can sign in, whose to-do is not empty then. */
function categoriesOn({ chance, categories, today }: IssueInvention, day: string): IssueInvention['categories'] {
  const unowned = categories.filter(({ departmentId }) => departmentId === null);
  const latest = Temporal.PlainDate.from(today).subtract({ days: 19 }).toString();
  return day >= latest && unowned.length > 0 && chance.below(100) < 50 ? unowned : categories;
}

function limitsOf(limits: IssueLimits, urgency: IssueUrgency): Record<string, number> {
  return {
    ...{ acceptance: limits.acceptance, resolution: limits[urgency], answer: limits.answer },
    ...{ thirtyDays: limits.askAfter, confirmation: limits.confirmation },
  };
}

/** What happens to one issue, act by act, until today comes in between. */
class Story {
  readonly acts: InventedAct[] = [];
  readonly #invention: IssueInvention;
  readonly #firmId: string;
  readonly #owner: string | null;
  /** Minutes since midnight UTC of the last act; working hours in China begin at 01:00 UTC. */
  #minute = 0;
  #day: string;
  #over = false;

  constructor(
    invention: IssueInvention,
    { firmId, day, owner }: { firmId: string; day: string; owner: string | null },
  ) {
    this.#invention = invention;
    this.#firmId = firmId;
    this.#owner = owner;
    this.#day = day;
  }

  begin(source: IssueSource, limits: Record<string, number>): void {
    const { dispatcher } = this.#invention;
    const own = source === 'own';
    this.#tell('open', own ? this.#firm() : this.#dispatcher(), 0, {
      detail: { limits, ...(own ? {} : { dispatcher: dispatcher.departmentId }) },
    });
  }

  run(fate: Fate, { limit, same }: { limit: number; same: string | undefined }): void {
    const { chance } = this.#invention;
    if (this.#owner === null && !this.#assignLater()) return;
    if (this.#owner !== null) this.#tell('assign', system, 0, { detail: { department: this.#owner } });
    if (fate === 'merged' && same !== undefined) {
      this.#ended('endMerged', words.merges, { mergedInto: same });
      return;
    }
    if (chance.below(100) < 5) this.#returned();
    this.#tell('accept', this.#lead(), chance.below(10) < 8 ? 0 : 1);
    if (fate === 'withdrawn') {
      this.#tell('endWithdrawn', this.#firm(), 2, { from: words.withdrawals });
      return;
    }
    if (fate === 'underLaw') {
      this.#underLaw();
      return;
    }
    if (fate === 'stuck') {
      this.#stuck(limit);
      return;
    }
    if (fate === 'systemic') {
      this.#tell('joinMeasure', this.#lead(), chance.between(0, 2), { from: words.measures });
      this.#tell('finishMeasure', this.#lead(), chance.between(60, 150), { from: words.finished });
    } else this.#reply(limit);
    this.#closing();
    this.#later(limit);
  }

  /** Nobody owns the category: the dispatcher finds somebody within days. */
  #assignLater(): boolean {
    const { chance, officers, dispatcher } = this.#invention;
    const departments = [...officers.keys()].filter((id) => id !== dispatcher.departmentId);
    if (departments.length === 0) return false;
    const department = chance.pick(departments);
    this.#tell('assign', this.#dispatcher(), chance.between(1, 3), { detail: { department } });
    return true;
  }

  #returned(): void {
    const department = this.#leadId();
    this.#tell('giveBack', this.#lead(), 1, { from: words.returns });
    if (department !== null) this.#tell('assign', this.#dispatcher(), 1, { detail: { department } });
  }

  #reply(limit: number): void {
    const { chance } = this.#invention;
    const late = chance.below(100) < 7;
    const days = late ? limit + chance.between(1, 6) : chance.between(1, Math.max(1, limit - 1));
    this.#tell('reply', this.#lead(), days, { from: words.replies });
    if (chance.below(100) < 8) {
      this.#tell('denySolved', this.#firm(), chance.between(1, 3), { from: words.denials });
      this.#tell('reply', this.#lead(), chance.between(2, 5), { from: words.replies });
    }
  }

  #closing(): void {
    const { chance } = this.#invention;
    if (chance.below(100) < 78) {
      this.#tell('confirmSolved', this.#firm(), chance.between(0, 4));
      return;
    }
    this.#pass(8);
    this.#tell('answerOverdue', system, 0);
    this.#tell('noteSolved', this.#dispatcher(), chance.between(1, 4), { from: words.heard });
  }

  #later(limit: number): void {
    const { chance } = this.#invention;
    this.#pass(30);
    this.#tell('askStillSolved', system, 0);
    const { answer } = chance.weighted(lateAnswers);
    if (answer === 'leaveUnanswered') {
      this.#pass(15);
      this.#tell('leaveUnanswered', system, 0);
      return;
    }
    this.#pass(chance.between(0, 9));
    if (answer === 'sayPartly') {
      this.#tell(answer, this.#firm(), 0, { from: words.partly });
      return;
    }
    if (answer === 'confirmStillSolved') {
      if (chance.below(100) < 15) {
        this.#tell('noteStillSolved', this.#dispatcher(), 0, { from: words.heard });
        return;
      }
      this.#tell(answer, this.#firm(), 0);
      return;
    }
    this.#tell('reopen', this.#firm(), 0, { from: words.reopenings });
    this.#tell('reply', this.#lead(), chance.between(1, Math.max(1, limit - 1)), { from: words.replies });
    this.#tell('confirmSolved', this.#firm(), chance.between(0, 4));
  }

  /** Late, and at some step of supervision. */
  #stuck(limit: number): void {
    const { chance, leader } = this.#invention;
    if (leader === null) return;
    this.#tell('raiseSupervision', system, limit + 3, { from: words.supervisions });
    const steps = chance.below(6);
    const answerBy = this.#invention.workingDay(this.#day, 4);
    if (steps > 0) this.#tell('approveSupervision', account(leader, null), 1, { detail: { answerBy } });
    if (steps > 1) this.#tell('receiveSupervision', this.#lead(), 1);
    if (steps > 2) this.#tell('answerSupervision', this.#lead(), 3, { from: words.supervisionAnswers });
    if (steps > 3) this.#tell('reviewSupervision', this.#dispatcher(), 1, { from: words.supervisionReviews });
    if (steps > 4) this.#tell('closeSupervision', account(leader, null), 1);
  }

  #underLaw(): void {
    const { article, words: said } = this.#invention.chance.pick(words.laws);
    this.#tell('endUnderLaw', this.#dispatcher(), 3, { from: [said], detail: { data: { article } } });
  }

  #ended(name: string, from: readonly string[], data: Record<string, string>): void {
    this.#tell(name, this.#dispatcher(), 1, { from, detail: { data } });
  }

  #leadId(): string | null {
    return this.acts.findLast(({ detail }) => detail?.department !== undefined)?.detail?.department ?? null;
  }

  #lead(): CaseActor {
    const { officers, dispatcher } = this.#invention;
    const departmentId = this.#leadId();
    return account(officers.get(departmentId ?? '') ?? dispatcher.accountId, departmentId);
  }

  #dispatcher(): CaseActor {
    const { departmentId, accountId } = this.#invention.dispatcher;
    return account(accountId, departmentId);
  }

  #firm(): CaseActor {
    return { kind: 'party', accountId: null, departmentId: null, partyId: this.#firmId, onBehalfOf: null };
  }

  /** Lets calendar days pass. */
  #pass(days: number): void {
    this.#day = Temporal.PlainDate.from(this.#day).add({ days }).toString();
    if (days > 0) this.#minute = 0;
  }

  /** Some working days later, or some minutes on the same day; nothing is told of the days after today. */
  #tell(
    name: string,
    by: CaseActor,
    workingDays: number,
    said: { from?: readonly string[]; detail?: InventedAct['detail'] } = {},
  ): void {
    const { chance, today, workingDay } = this.#invention;
    if (workingDays > 0) {
      this.#day = workingDay(this.#day, workingDays);
      this.#minute = 0;
    }
    this.#minute = this.#minute === 0 ? 60 + chance.below(60) : this.#minute + chance.between(3, 40);
    if (this.#over || this.#day >= today) {
      // Whoever opened it has opened it; everything else lies ahead.
      if (name !== 'open') this.#over = true;
    }
    if (this.#over) return;
    const clock = `${String(Math.floor(this.#minute / 60)).padStart(2, '0')}:${String(this.#minute % 60).padStart(2, '0')}`;
    const { from, detail } = said;
    this.acts.push({
      ...{ name, at: `${this.#day}T${clock}:00.000Z`, by },
      ...(from === undefined ? {} : { comment: chance.pick(from) }),
      ...(detail === undefined ? {} : { detail }),
    });
  }
}

const system: CaseActor = { kind: 'system', accountId: null, departmentId: null, partyId: null, onBehalfOf: null };

function account(accountId: string, departmentId: string | null): CaseActor {
  return { kind: 'account', accountId, departmentId, partyId: null, onBehalfOf: null };
}
