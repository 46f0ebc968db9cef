import type { PartyReference } from '#platform/module/party-reference.ts';

/** Columns of issues that name a party. */
export const partyReferences: readonly PartyReference[] = [
  {
    ...{ table: 'visits.issue', column: 'firm_id', key: ['case_id'], kinds: ['firm'] },
    ...{ label: 'references.issues', shows: ['number', 'raised_on'] },
  },
  {
    ...{ table: 'visits.issue', column: 'reporter_id', key: ['case_id'], kinds: ['person'] },
    ...{ label: 'references.issuesReported', shows: ['number', 'raised_on'] },
  },
  {
    ...{ table: 'visits.issue_link', column: 'firm_id', key: ['id'], kinds: ['firm'] },
    ...{ label: 'references.issueLinks', shows: ['expires_on'] },
  },
];
