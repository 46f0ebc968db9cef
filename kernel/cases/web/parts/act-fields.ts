import type { ActView } from '../../contract/case.ts';

/** Fields of the form of an act. */
export type ActField =
  | 'comment'
  | 'files'
  | 'department'
  | 'account'
  | 'departments'
  | 'accounts'
  | 'signers'
  | 'mode'
  | 'verdict'
  | 'clock'
  | 'days'
  | 'answerBy';

/** One field of the form and whether the act cannot do without. */
export interface AskedField {
  readonly field: ActField;
  readonly needed: boolean;
}

/** What the common verbs ask for beyond their needs: fields without which they say nothing come with `!`. */
const ofVerb: Readonly<Record<string, readonly (ActField | `${ActField}!`)[]>> = {
  handOver: ['department!', 'account'],
  delegate: ['account!'],
  addAssistant: ['department!'],
  askSignatures: ['signers!', 'mode!'],
  addSigner: ['signers!'],
  sign: ['verdict!'],
  copy: ['departments', 'accounts'],
  pause: ['clock!'],
  resume: ['clock!'],
  extend: ['clock!', 'days!'],
  raiseSupervision: ['answerBy'],
  approveSupervision: ['answerBy'],
  reviewSupervision: ['verdict!'],
};

/** Fields of an act in the order of its form: what it names first, then the text, then the files. */
export function fieldsOf({ name, needs }: Pick<ActView, 'name' | 'needs'>): readonly AskedField[] {
  const named = (ofVerb[name] ?? []).map((told): AskedField => {
    return { field: told.replace('!', '') as ActField, needed: told.endsWith('!') };
  });
  const asked = needs.flatMap((need): AskedField[] =>
    need === 'department' || need === 'account' ? [{ field: need, needed: true }] : [],
  );
  const fields = [...named, ...asked.filter(({ field }) => !named.some((one) => one.field === field))];
  const files = needs.includes('file') || needs.includes('evidence');
  return [...fields, { field: 'comment', needed: needs.includes('comment') }, { field: 'files', needed: files }];
}

/** Whether an act can be done by one press: nothing it needs is missing, and it takes nothing away. */
export function pressable(act: Pick<ActView, 'name' | 'needs'>): boolean {
  return fieldsOf(act).every(({ needed }) => !needed) && act.name !== 'end' && act.name !== 'copy';
}

/** Verbs in the order in which a page offers them, when they are not the next step. */
const order = [
  ...['reply', 'handOver', 'delegate', 'addAssistant', 'askSignatures', 'addSigner', 'copy', 'comment', 'urge'],
  ...['pause', 'resume', 'extend', 'raiseSupervision', 'giveBack', 'withdraw', 'end'],
];

/** The act that comes next: what the caller's task asks for, else the first own step that is open; and the others in their order. */
export function arrangeActs(
  acts: readonly ActView[],
  wanted: readonly string[],
  /** Nothing is the next step of whom the case does not wait for: what it may do stands beside. */
  yourTurn = true,
): { next: ActView | undefined; others: readonly ActView[] } {
  const open = acts.filter(({ allowed }) => allowed);
  const next = !yourTurn
    ? undefined
    : (wanted.map((name) => open.find((act) => act.name === name)).find((act) => act !== undefined) ??
      open.find(({ own }) => own) ??
      open.find(({ name }) => tasked.includes(name)));
  const place = (act: ActView) => (act.own ? -1 : order.indexOf(act.name) < 0 ? order.length : order.indexOf(act.name));
  const others = acts.filter((act) => act !== next);
  return {
    next,
    others: others.toSorted((one, other) => Number(other.allowed) - Number(one.allowed) || place(one) - place(other)),
  };
}

/** Verbs that answer a task: they can be the next step. */
const tasked: readonly string[] = [
  ...['sign', 'assistDone', 'approveSupervision', 'receiveSupervision', 'answerSupervision', 'reviewSupervision'],
  'closeSupervision',
];
