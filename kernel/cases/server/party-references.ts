import type { PartyReference } from '#platform/module/party-reference.ts';

const kinds = ['firm', 'institution'] as const;

/** What a merge of parties does with cases: the case and its open tasks move, the acts stay as they were done. */
export const partyReferences: readonly PartyReference[] = [
  {
    ...{ table: 'cases.case_file', column: 'party_id', key: ['id'], kinds, label: 'references.cases' },
    shows: ['number', 'title'],
  },
  { table: 'cases.task', column: 'party_id', key: ['case_id', 'place'], kinds, label: 'references.tasks' },
  {
    ...{ table: 'cases.action', column: 'party_id', key: ['case_id', 'sequence'], kinds, label: 'references.actions' },
    appendOnly: true,
  },
];
