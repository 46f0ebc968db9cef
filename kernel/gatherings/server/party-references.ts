import type { PartyReference } from '#platform/module/party-reference.ts';

const words = { answer: 'answers.*' };

/** Columns of gatherings that name a party. */
export const partyReferences: readonly PartyReference[] = [
  {
    ...{ table: 'gatherings.gathering', column: 'site_id', key: ['id'], kinds: ['site'] },
    ...{ label: 'references.gatherings', shows: ['title', 'day'] },
  },
  {
    ...{ table: 'gatherings.invitation', column: 'party_id', key: ['id'], kinds: ['firm', 'institution', 'person'] },
    ...{ label: 'references.invitations', shows: ['invited_at', 'answer'], words },
  },
  {
    ...{ table: 'gatherings.attendance', column: 'person_id', key: ['id'], kinds: ['person'] },
    ...{ label: 'references.attendances', shows: ['at'] },
  },
];
