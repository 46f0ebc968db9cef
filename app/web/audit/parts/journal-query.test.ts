import { describe, expect, it } from 'vitest';
import { journalQuery } from './journal-query.ts';

const id = '018f0000-0000-7000-8000-000000000001';

describe('journalQuery', () => {
  it('asks for everything when the address says nothing', () => {
    expect(journalQuery({})).toEqual({ account: [], action: [] });
  });

  it('takes filters and the place from the address', () => {
    const search = {
      from: '2026-11-01',
      action: ['parties.registerFirm', 'auth.signIn'],
      account: id,
      q: '云岭',
      page: id,
    };
    expect(journalQuery(search)).toEqual({
      ...{ from: '2026-11-01', action: ['parties.registerFirm', 'auth.signIn'], account: [id], q: '云岭', after: id },
    });
  });

  it('leaves out what the contract does not know, so that an old link still opens', () => {
    const search = {
      from: 'yesterday',
      to: '2026-02-30',
      action: 'DROP TABLE',
      account: '1',
      page: '3',
      ip: 'x'.repeat(65),
    };
    expect(journalQuery(search)).toEqual({ account: [], action: [] });
  });
});
