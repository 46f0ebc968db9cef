/**
 * Who may move a case, named by what they are to it: `dispatcher` works in the department that opened it, `lead` in the one that
 * has it (or is the officer it was given to), `leadHead` leads that department, `assistant` works in a co-operating one, `signer`
 * was asked for a signature, `party` acts for the firm it concerns, `zoneLeader` holds the role leader, `system` is the platform.
 */
export const doers = [
  'dispatcher',
  'lead',
  'leadHead',
  'assistant',
  'signer',
  'party',
  'zoneLeader',
  'anyStaff',
  'system',
] as const;

/** One of {@link doers}. */
export type Doer = (typeof doers)[number];

/**
 * What an act must bring or find: a text, a file, a department or person named, the co-operating departments done, a signature
 * round that ended in agreement, or `evidence`: a file, or the word of the party itself.
 */
export const needs = ['comment', 'file', 'evidence', 'department', 'account', 'assistantsDone', 'signed'] as const;

/** One of {@link needs}. */
export type Need = (typeof needs)[number];

/** Acts that every lifecycle knows and no module writes anew; each lifecycle says in which states and by whom. */
export const verbs = [
  'handOver',
  'delegate',
  'giveBack',
  'addAssistant',
  'assistDone',
  'askSignatures',
  'addSigner',
  'sign',
  'withdraw',
  'end',
  'copy',
  'comment',
  'urge',
  'pause',
  'resume',
  'extend',
  'raiseSupervision',
  'approveSupervision',
  'refuseSupervision',
  'receiveSupervision',
  'answerSupervision',
  'reviewSupervision',
  'closeSupervision',
  'recount',
  'moveDepartment',
] as const;

/** One of {@link verbs}. */
export type Verb = (typeof verbs)[number];

/** What a transition does to clocks, by their names. */
export interface ClockChanges {
  readonly start?: readonly string[];
  readonly stop?: readonly string[];
  readonly pause?: readonly string[];
  readonly resume?: readonly string[];
}

/** A step from one state to another that only this lifecycle knows. */
export interface Transition {
  /** Lasting: `accept`. Its words are `lifecycles.<name>.acts.<transition>` in the part that declares the lifecycle. */
  readonly name: string;
  readonly from: readonly string[];
  readonly to: string;
  readonly by: readonly Doer[];
  readonly needs?: readonly Need[];
  readonly clocks?: ClockChanges;
  /** The department named becomes the lead. */
  readonly assigns?: true;
  /** Who did it may take it back while nobody has acted after it. */
  readonly withdrawable?: true;
  /** The firm that the case concerns reads it in its timeline, with its comment. */
  readonly shownToParty?: true;
  /** Nobody of the lead department may, whatever else they are to the case: it would judge its own work. */
  readonly notByLead?: true;
  /** The declaring part has a form or a job of its own for it: the page of the case offers it not among the common acts. */
  readonly ownForm?: true;
}

/** Where and by whom one of the common {@link verbs} may be used. */
export interface VerbRule {
  readonly from: readonly string[];
  readonly by: readonly Doer[];
  readonly needs?: readonly Need[];
}

/** What a case is at a moment. */
export interface CaseStateRule {
  /** Who must move next; each makes a row in somebody's to-do. Empty only where the case is concluded or waits for a clock. */
  readonly waitsFor: readonly Doer[];
  readonly concluded?: true;
}

/** A limit. Working days are counted by kernel/calendar: the day on which it starts is not counted (民法典 201). */
export interface ClockRule {
  readonly unit: 'workingDays' | 'calendarDays';
  /** Usual length; a case can be opened with another. */
  readonly days: number;
  /** Law, rule or promise that sets it, as a text key in the declaring part. */
  readonly basis: string;
  readonly pausable?: true;
  /** Once, by at most so many days. */
  readonly extension?: { readonly mostDays: number };
}

/** A closed loop as data: what states a case has, who moves it, what each step needs, which clocks run. */
export interface Lifecycle {
  /** `<part>.<name>`. */
  readonly id: `${string}.${string}`;
  /** Letters before the number: `ZJ`. Unique among lifecycles. */
  readonly prefix: string;
  readonly initial: string;
  /** Where the verb `end` leads. */
  readonly ended: string;
  /** Where the verb `giveBack` leads when no earlier department had the case. */
  readonly givenBack: string;
  readonly states: Readonly<Record<string, CaseStateRule>>;
  readonly transitions: readonly Transition[];
  readonly verbs: Readonly<Partial<Record<Verb, VerbRule>>>;
  readonly clocks: Readonly<Record<string, ClockRule>>;
  /** Clocks that start when the case is opened. */
  readonly startsClocks: readonly string[];
}

/** Rules of the common verbs as most lifecycles have them, for the states in which a department works on the case. */
export function usualVerbs(open: readonly string[], worked: readonly string[]): Lifecycle['verbs'] {
  const inWork = { from: worked, by: ['lead', 'leadHead'] } as const;
  const supervised = { from: open, by: ['lead', 'leadHead'], needs: ['comment'] } as const;
  return {
    handOver: { from: worked, by: ['lead', 'leadHead', 'dispatcher'], needs: ['department', 'comment'] },
    delegate: { from: worked, by: ['lead', 'leadHead'], needs: ['account'] },
    giveBack: { ...inWork, needs: ['comment'] },
    addAssistant: { ...inWork, by: ['lead', 'leadHead', 'dispatcher'], needs: ['department'] },
    assistDone: { from: worked, by: ['assistant'], needs: ['comment'] },
    askSignatures: inWork,
    addSigner: { from: worked, by: ['lead', 'leadHead', 'signer'] },
    sign: { from: worked, by: ['signer'] },
    withdraw: { from: open, by: ['anyStaff', 'party'] },
    end: { from: open, by: ['dispatcher', 'zoneLeader'], needs: ['comment'] },
    copy: { from: open, by: ['dispatcher', 'lead', 'leadHead', 'zoneLeader'] },
    comment: { from: open, by: ['dispatcher', 'lead', 'leadHead', 'assistant', 'zoneLeader'], needs: ['comment'] },
    urge: { from: open, by: ['dispatcher', 'zoneLeader'] },
    pause: { ...inWork, by: ['leadHead'], needs: ['comment'] },
    resume: { ...inWork, by: ['lead', 'leadHead', 'dispatcher'] },
    extend: { ...inWork, by: ['leadHead'], needs: ['comment'] },
    raiseSupervision: { from: open, by: ['dispatcher', 'zoneLeader', 'system'], needs: ['comment'] },
    approveSupervision: { from: open, by: ['zoneLeader'] },
    refuseSupervision: { from: open, by: ['zoneLeader'], needs: ['comment'] },
    receiveSupervision: { ...supervised, needs: [] },
    answerSupervision: supervised,
    reviewSupervision: { from: open, by: ['dispatcher', 'zoneLeader'], needs: ['comment'] },
    closeSupervision: { from: open, by: ['zoneLeader'] },
    recount: { from: open, by: ['system'] },
    moveDepartment: { from: open, by: ['system'] },
  };
}

/** Names of the transitions and verbs that a lifecycle knows, transitions first. */
export function actsOf(lifecycle: Lifecycle): readonly string[] {
  return [...lifecycle.transitions.map(({ name }) => name), ...Object.keys(lifecycle.verbs)];
}
