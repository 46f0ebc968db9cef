import { describe, expect, it } from 'vitest';
import type { LookUpHit } from '../../contract/look-up.ts';
import { proposalOf } from './propose-parties.ts';

const hit: LookUpHit = {
  ...{ id: '01990000-0000-7000-8000-000000000001', kind: 'firm', name: '示范长岚有限公司', code: '91', merged: false },
  matched: { name: '示范长岚有限公司', kind: 'current', by: 'words', start: 0, end: 2, until: null },
};
const former = { ...hit.matched, name: '示范旧名有限公司', kind: 'former' as const };

describe('a line below the search field', () => {
  it('leads to the file of a firm, and to the register of others with them beside', () => {
    expect(proposalOf(hit)).toMatchObject({ path: `/firms/${hit.id}`, kindKey: 'lookUp.kinds.firm', code: '91' });
    expect(proposalOf({ ...hit, kind: 'parcel' })).toMatchObject({ path: '/parcels', search: { panel: hit.id } });
  });

  it('names what was met only where it is another name', () => {
    expect(proposalOf(hit)).not.toHaveProperty('met');
    expect(proposalOf({ ...hit, matched: { ...hit.matched, kind: 'code', name: '91' } })).not.toHaveProperty('met');
    expect(proposalOf({ ...hit, matched: former }).met).toEqual({ key: 'lookUp.names.former', name: former.name });
    expect(proposalOf({ ...hit, merged: true }).met?.key).toBe('lookUp.merged');
  });
});
