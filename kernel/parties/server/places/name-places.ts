import type { Institution } from '../../contract/institution.ts';
import type { Parcel } from '../../contract/parcel.ts';
import type { Site } from '../../contract/site.ts';
import type { NamedParty } from '../names/domain/named-party.ts';

/** What look-up knows of an institution; an empty text takes away what was known. */
export function namesOfInstitution(
  one: Pick<Institution, 'id' | 'name' | 'shortName' | 'socialCreditCode'>,
): NamedParty {
  return {
    partyId: one.id,
    kind: 'institution',
    names: [
      { kind: 'current', name: one.name },
      { kind: 'short', name: one.shortName ?? '' },
      { kind: 'code', name: one.socialCreditCode ?? '' },
    ],
  };
}

/** What look-up knows of a site. */
export function namesOfSite(one: Pick<Site, 'id' | 'name' | 'number'>): NamedParty {
  return {
    partyId: one.id,
    kind: 'site',
    names: [
      { kind: 'current', name: one.name },
      { kind: 'code', name: one.number ?? '' },
    ],
  };
}

/** What look-up knows of a parcel: its number is its name. */
export function namesOfParcel(one: Pick<Parcel, 'id' | 'number' | 'landCode'>): NamedParty {
  return {
    partyId: one.id,
    kind: 'parcel',
    names: [
      { kind: 'current', name: one.number },
      { kind: 'code', name: one.landCode ?? '' },
    ],
  };
}
