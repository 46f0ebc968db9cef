import type { KnownValue } from '#ui/form/form-shapes.ts';
import type { FormOpening } from '../../../contract/filling-endpoints.ts';
import type { FormFact } from '../../../contract/form.ts';
import type { FormValues } from '../../../contract/form-definition.ts';

/** What is known of the party, by the field that it fills in. */
export function knownOf(facts: readonly FormFact[]): Readonly<Record<string, KnownValue>> {
  return Object.fromEntries(facts.map(({ field, value, source }) => [field, { value, source }]));
}

/** What a form begins with: the copy of this device, the draft, and what is known where neither says anything, not even nothing. */
export function firstValues(opening: Pick<FormOpening, 'facts' | 'draft'>, held: FormValues | null): FormValues {
  const known = opening.facts.filter(({ value }) => value !== null).map(({ field, value }) => [field, value] as const);
  return { ...Object.fromEntries(known), ...(held ?? opening.draft?.values ?? {}) };
}
