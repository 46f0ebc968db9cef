import type { PartyReference } from '#platform/module/party-reference.ts';

/** Columns of officers and of what firms file themselves that name a party. */
export const partyReferences: readonly PartyReference[] = [
  {
    ...{ table: 'visits.officer_term', column: 'firm_id', key: ['id'], kinds: ['firm'] },
    ...{ label: 'references.officerTerms', shows: ['part', 'project', 'starts_on', 'ends_on'] },
    words: { part: 'officers.parts.*' },
  },
  {
    ...{ table: 'visits.officer_rating', column: 'firm_id', key: ['id'], kinds: ['firm'] },
    ...{ label: 'references.officerRatings', appendOnly: true },
  },
  {
    ...{ table: 'visits.need', column: 'firm_id', key: ['id'], kinds: ['firm'] },
    ...{ label: 'references.needs', shows: ['number', 'filed_on'] },
  },
];
