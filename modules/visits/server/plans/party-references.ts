import type { PartyReference } from '#platform/module/party-reference.ts';

/** Columns of plans and visits that name a party. */
export const partyReferences: readonly PartyReference[] = [
  {
    ...{ table: 'visits.visit', column: 'firm_id', key: ['id'], kinds: ['firm'] },
    ...{ label: 'references.visits', shows: ['day', 'purpose'], words: { purpose: 'plans.purposes.*' } },
  },
  {
    ...{ table: 'visits.visit', column: 'met_person_id', key: ['id'], kinds: ['person'] },
    ...{ label: 'references.visitsMet', shows: ['day'] },
  },
  {
    ...{ table: 'visits.plan_firm', column: 'firm_id', key: ['id'], kinds: ['firm'] },
    ...{ label: 'references.planFirms', shows: ['due_on'] },
  },
];
