import { describe, expect, it } from 'vitest';
import { firstValues, knownOf } from './first-values.ts';

const fact = (field: string, value: string | null) => ({
  ...{ field, value, fact: `parties.${field}`, name: field, source: '企业名录' },
});
const draft = (values: Record<string, string | null>) => ({
  ...{ revision: 1, version: 1, values, files: [], savedAt: '2026-11-01T00:00:00.000Z' },
});

describe('what a form begins with', () => {
  it('is what is known, unless the draft or this device says something else, even nothing', () => {
    const facts = [fact('name', '甲公司'), fact('people', '25'), fact('area', null)];
    expect(firstValues({ facts, draft: null }, null)).toEqual({ name: '甲公司', people: '25' });
    expect(firstValues({ facts, draft: draft({ people: null, since: '2026' }) }, null)).toEqual({
      ...{ name: '甲公司', people: null, since: '2026' },
    });
    expect(firstValues({ facts, draft: draft({ people: '1' }) }, { people: '2' })).toEqual({
      name: '甲公司',
      people: '2',
    });
  });

  it('knows the source of each', () => {
    expect(knownOf([fact('name', '甲公司')])).toEqual({ name: { value: '甲公司', source: '企业名录' } });
  });
});
