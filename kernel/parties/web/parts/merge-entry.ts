import type { Text } from '#ui/index.ts';
import { useApi, useText } from '#ui/index.ts';
import type { MergeableKind, MergeSide } from '../../contract/merging.ts';
import type { MaskedPerson } from '../../contract/person.ts';
import { getPerson } from '../../contract/person-endpoints.ts';

/** The register of each kind, where its panel opens. */
export const registerOf = {
  firm: '/firms',
  institution: '/institutions',
  person: '/persons',
  site: '/sites',
  parcel: '/parcels',
} as const satisfies Record<MergeableKind, string>;

/** What an entry is called: a person by the masked name and number, as the list of persons does. */
export function useEntryName(kind: MergeableKind, { id, name }: MergeSide): string {
  const text = useText('parties');
  const answer = useApi(getPerson, { params: { personId: id } }, { enabled: kind === 'person' });
  if (kind !== 'person') return name ?? id;
  const person = answer.data?.person;
  return person === undefined ? text('merging.kinds.person') : maskedLine(person, text);
}

/** One line for a person, all of it masked. */
export function maskedLine(
  person: Pick<MaskedPerson, 'name' | 'mobile' | 'idNumber' | 'erasedAt'>,
  text: Text,
): string {
  if (person.erasedAt !== null) return text('person.erased');
  return [person.name ?? text('person.closed'), person.mobile ?? person.idNumber].filter(Boolean).join(' ');
}
