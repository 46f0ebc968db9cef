import { describe, expect, it } from 'vitest';
import { composeForReading } from './compose.ts';

const endpoints = composeForReading().routes.map(({ endpoint }) => endpoint);
const shapeOf = (endpoint: (typeof endpoints)[number] | undefined) => Object.keys(endpoint?.query?.shape ?? {});
/** Lists: whatever is read page by page. */
const lists = endpoints.filter(
  (endpoint) => endpoint.method === 'GET' && shapeOf(endpoint).some((key) => ['page', 'after', 'before'].includes(key)),
);
const paging = new Set(['page', 'pageSize', 'after', 'before', 'limit']);

/** Lists that are not exported, each with the reason. */
const kept: Readonly<Record<string, string>> = {
  'journal.listSubjectEntries': 'the journal filtered by one record: exported there, by the same filter',
  'parties.listRosterActs': 'the journal of one roster: exported there',
  'parties.listDuplicates': 'proposals, computed anew each time; what was decided is in the journal',
  'sheets.listDraftRows': 'rows of a sheet that people hold in their hands, not yet in any register',
  'sheets.listBatches': 'imports: exported with the journal, of which each is an entry',
  'sheets.getBatch': 'rows of one import: exported with the register that they went into',
  'parties.listDisclosures': 'what was told of one party, beside its consents: exported with the journal',
  'parties.listOwnDisclosures': 'what was told of the own firm, read on its own page',
  'parties.listPersonalDisclosures': 'what was told of oneself, read on the own page',
  'notices.listInbox': 'what was told of oneself to oneself; the register of all notices is exported',
  'journal.listHeads': 'signed heads leave by `yuanshu journal heads`, whole and to be checked without the platform',
};

describe('every list', () => {
  it('is exported by the filter that it is read by, to Excel and to paper', () => {
    const missing = lists
      .filter(({ id }) => kept[id] === undefined)
      .flatMap((list) => {
        const twin = endpoints.find(({ path, method }) => path === `${list.path}/export` && method === 'GET');
        if (twin?.produces !== 'file') return [`${list.id} has no export`];
        const filter = shapeOf(list).filter((key) => !paging.has(key));
        return [...filter, 'format']
          .filter((key) => !shapeOf(twin).includes(key))
          .map((key) => `${twin.id} does not take ${key}`);
      });
    expect(missing).toEqual([]);
    expect(lists.length).toBeGreaterThan(12);
  });

  it('that is not exported still exists', () => {
    for (const id of Object.keys(kept)) expect(lists.map((list) => list.id)).toContain(id);
  });
});
