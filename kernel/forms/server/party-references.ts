import type { PartyReference } from '#platform/module/party-reference.ts';

/** Columns of forms that name a party. */
export const partyReferences: readonly PartyReference[] = [
  {
    ...{ table: 'forms.draft', column: 'party_id', key: ['id'], kinds: ['firm', 'person'] },
    ...{ label: 'references.drafts', shows: ['saved_at'] },
  },
  {
    ...{ table: 'forms.submission', column: 'party_id', key: ['id'], kinds: ['firm', 'person'] },
    ...{ label: 'references.submissions', shows: ['year', 'sequence', 'submitted_at'], appendOnly: true },
  },
];
