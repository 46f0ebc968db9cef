import type { Role } from '#platform/access/contract/roles.ts';
import type { Keys } from '#platform/keys/server/keys.ts';
import { type MaskedPerson, type PersonField, personField } from '../../contract/person.ts';
import { maskOf, personVisibility } from '../../contract/person-masking.ts';
import type { SealedPerson } from './store/persons.ts';

/** Who looks, and the keys that open what is stored. */
export interface Viewer {
  keys: Keys;
  role: Role;
}

/** A person as a role gets to see one: each field masked, or null where the role learns nothing of it. */
export function showPerson({ keys, role }: Viewer, person: SealedPerson): MaskedPerson {
  const show = (field: PersonField): string | null => {
    if (personVisibility[role][field] === 'none') return null;
    const plain = readField(keys, person, field);
    return plain === null ? null : maskOf[field](plain);
  };
  return {
    id: person.id,
    name: show('name'),
    mobile: show('mobile'),
    idNumber: show('idNumber'),
    email: show('email'),
    idNumberDoubted: personVisibility[role].idNumber !== 'none' && person.idNumberDoubted,
    erasedAt: person.erasedAt,
  };
}

/** The plain value of a field; null when there is none or the person was erased. */
export function readField(keys: Keys, person: SealedPerson, field: PersonField): string | null {
  const sealed = person[field];
  if (sealed === null || person.erasedAt !== null) return null;
  return keys.persons.decrypt({ zoneId: person.zoneId, personId: person.id, field }, sealed);
}

/** Fields that a role may see in plain for a reason. */
export function unmaskableFields(role: Role): PersonField[] {
  return personField.options.filter((field) => personVisibility[role][field] === 'plainOnRequest');
}
