import type { PartyReference } from '#platform/module/party-reference.ts';

/** Columns of rules that name a party: answers are never changed, so they stay under the merged party and are read with the survivor's. */
export const partyReferences: readonly PartyReference[] = [
  {
    ...{ table: 'rules.evaluation', column: 'party_id', key: ['id'], kinds: ['firm', 'institution', 'person'] },
    ...{ label: 'references.evaluations', shows: ['valid_on'], appendOnly: true },
  },
  {
    ...{ table: 'rules.status', column: 'party_id', key: ['id'], kinds: ['firm', 'institution', 'person'] },
    ...{ label: 'references.statuses', shows: ['status', 'since', 'until'], appendOnly: true },
  },
  {
    ...{ table: 'rules.run_result', column: 'party_id', key: ['run_id', 'party_id'], kinds: ['firm'] },
    ...{ label: 'references.runResults', appendOnly: true },
  },
];
