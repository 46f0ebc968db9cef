import type { Keys } from '#platform/keys/server/keys.ts';
import type { PersonField } from '../../contract/person.ts';
import { doubtsOfIdNumber } from '../../contract/person-id-number.ts';
import type { PersonDigests, SealedPerson } from './store/persons.ts';

/** Plain fields of one person; null or absent when not known. */
export type PlainPerson = { [field in PersonField]?: string | null | undefined };

/** Encrypts a person's fields under the person's own key and adds the digests by which the person is found again. */
export function sealPerson(
  keys: Keys,
  of: { zoneId: string; id: string; today: string },
  plain: PlainPerson,
): SealedPerson & PersonDigests {
  const { zoneId, id, today } = of;
  const seal = (field: PersonField) => {
    const value = plain[field] ?? null;
    return value === null ? null : keys.persons.encrypt({ zoneId, personId: id, field }, value);
  };
  return {
    zoneId,
    id,
    name: seal('name'),
    mobile: seal('mobile'),
    idNumber: seal('idNumber'),
    email: seal('email'),
    idNumberDoubted: plain.idNumber ? doubtsOfIdNumber(plain.idNumber, today).length > 0 : false,
    erasedAt: null,
    ...digestsOf(keys, zoneId, plain),
  };
}

/** Digests of the numbers by which a person is found. */
export function digestsOf(
  keys: Keys,
  zoneId: string,
  { mobile, idNumber }: Pick<PlainPerson, 'mobile' | 'idNumber'>,
): PersonDigests {
  return {
    mobileDigest: mobile ? keys.digest({ zoneId, field: 'mobile' }, mobile) : null,
    idNumberDigest: idNumber ? keys.digest({ zoneId, field: 'idNumber' }, idNumber) : null,
  };
}
