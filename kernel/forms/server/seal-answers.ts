import type { Keys } from '#platform/keys/server/keys.ts';
import { type FormDefinition, type FormValues, formValues } from '../contract/form-definition.ts';
import { joinPersonal, partPersonal } from '../contract/personal-fields.ts';

/** Under which key personal answers stand: the person's own, or that of the draft or submission. */
export interface AnswersKey {
  readonly zoneId: string;
  readonly ownerId: string;
  readonly kind: 'draft' | 'submission';
}

const field = { draft: 'forms.draft', submission: 'forms.submission' } as const;

/** Answers as they are stored. */
export interface SealedAnswers {
  readonly open: FormValues;
  readonly sealed: string | null;
}

interface Personal {
  readonly answers: FormValues | null;
  readonly saidBy: string | null;
}

/** Parts personal answers from the others and encrypts them, with the name of who asked staff to fill in. */
export function sealAnswers(
  keys: Keys,
  { zoneId, ownerId, kind }: AnswersKey,
  { definition, values, saidBy = null }: { definition: FormDefinition; values: FormValues; saidBy?: string | null },
): SealedAnswers {
  const { open, personal } = partPersonal(definition, values);
  if (personal === null && saidBy === null) return { open, sealed: null };
  const plain: Personal = { answers: personal, saidBy };
  return {
    open,
    sealed: keys.persons.encrypt({ zoneId, personId: ownerId, field: field[kind] }, JSON.stringify(plain)),
  };
}

/** Puts the answers together again; personal ones are absent, and `erased` is told, where their key was destroyed. */
export function openAnswers(
  keys: Keys,
  { zoneId, ownerId, kind }: AnswersKey,
  { open, sealed }: SealedAnswers,
): { values: FormValues; saidBy: string | null; erased: boolean } {
  if (sealed === null) return { values: open, saidBy: null, erased: false };
  const plain = keys.persons.decrypt({ zoneId, personId: ownerId, field: field[kind] }, sealed);
  if (plain === null) return { values: open, saidBy: null, erased: true };
  const { answers, saidBy } = JSON.parse(plain) as Personal;
  const personal = answers === null ? null : formValues.parse(answers);
  return { values: joinPersonal({ open, personal }), saidBy, erased: false };
}
