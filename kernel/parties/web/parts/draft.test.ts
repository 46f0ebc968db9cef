import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { draftOf } from './draft.ts';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
    get length() {
      return kept.size;
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('the draft of a firm', () => {
  it('gives back what was typed, without what is empty', () => {
    draftOf('firm').keep({ name: '示范', address: '', industry: 'C39' });
    expect(draftOf('firm').read()).toEqual({ name: '示范', industry: 'C39' });
  });

  it('is gone when everything was cleared, and after the firm was stored', () => {
    draftOf('firm').keep({ name: '示范' });
    draftOf('firm').keep({ name: '' });
    expect(draftOf('firm').read()).toBeUndefined();
    expect(sessionStorage).toHaveLength(0);
    draftOf('firm').keep({ name: '示范' });
    draftOf('firm').drop();
    expect(draftOf('firm').read()).toBeUndefined();
  });

  it('is none where the storage holds something else or is forbidden', () => {
    for (const text of ['"text"', 'null', '{broken']) {
      sessionStorage.setItem('yuanshu.draft.parties.firm', text);
      expect(draftOf('firm').read()).toBeUndefined();
    }
    vi.stubGlobal('sessionStorage', undefined);
    expect(draftOf('firm').read()).toBeUndefined();
    expect(() => draftOf('firm').keep({ name: '示范' })).not.toThrow();
    expect(() => draftOf('firm').drop()).not.toThrow();
  });
});
