import { describe, expect, it } from 'vitest';
import { hexOf } from '#platform/journal/contract/bytes.ts';
import { leafOf } from '#platform/journal/contract/canonical-entry.ts';
import { hashNode } from '#platform/journal/contract/merkle.ts';
import type { EntryDetail } from '#platform/journal/contract/reading.ts';
import { sealedEntryOf } from '#platform/journal/contract/sealed-entry.ts';
import { holdsSeal } from './check-seal.ts';

const bare: EntryDetail = {
  ...{ id: '018f0000-0000-7000-8000-000000000001', zoneId: null, at: '2026-11-21T07:00:00.000Z' },
  ...{ sealedAt: '1795244400.000000', action: 'a.b', actionName: '做', actorKind: 'system', accountId: null },
  ...{ accountName: null, role: null, ip: null, subjectType: null, subjectId: null, reason: '理由', number: 1 },
  ...{ trace: null, before: null, after: '{"a":1}', seal: null },
};
const leaf = leafOf(sealedEntryOf(bare));
const sibling = new Uint8Array(32).fill(7);
const head = {
  ...{ journal: '018f0000-0000-7000-8000-000000000002', number: 4, size: 2, chain: '', signedAt: '', previous: '' },
  ...{ key: '', publicKey: '', signature: '', root: hexOf(hashNode(sibling, leaf)) },
};
const entry: EntryDetail = {
  ...bare,
  seal: { number: 1, sealedBy: 4, leaf: hexOf(leaf), path: [hexOf(sibling)], head },
};

describe('holdsSeal', () => {
  it('holds for the entry that was sealed', () => {
    expect(holdsSeal(entry)).toBe(true);
  });

  it('fails for any other content, path or root, and before there is a seal', () => {
    expect(holdsSeal(bare)).toBe(false);
    for (const change of [{ reason: '别的' }, { after: '{"a":2}' }, { sealedAt: '1795244400.000001' }, { ip: '' }]) {
      expect(holdsSeal({ ...entry, ...change })).toBe(false);
    }
    const seal = entry.seal ?? expect.fail('no seal');
    expect(holdsSeal({ ...entry, seal: { ...seal, path: [] } })).toBe(false);
    expect(holdsSeal({ ...entry, seal: { ...seal, path: ['zz'] } })).toBe(false);
    expect(holdsSeal({ ...entry, seal: { ...seal, head: { ...head, root: seal.leaf } } })).toBe(false);
  });
});
