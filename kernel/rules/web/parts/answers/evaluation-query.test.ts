import { describe, expect, test } from 'vitest';
import { evaluationQuery, statusQuery } from './evaluation-query.ts';

const rule = '0194c3f0-0000-7000-8000-000000000001';

describe('filters as the address holds them', () => {
  test('what is well-formed is asked for', () => {
    expect(evaluationQuery({ rule, party: rule, version: '3', from: '2026-01-01', to: '2026-02-01' })).toEqual({
      ...{ ruleId: rule, partyId: rule, version: 3, from: '2026-01-01', to: '2026-02-01' },
    });
    expect(statusQuery({ rule, status: '培育企业', on: '2026-01-01' })).toEqual({
      ...{ ruleId: rule, status: '培育企业', on: '2026-01-01' },
    });
  });

  test('what somebody typed into the address is left out', () => {
    expect(evaluationQuery({ rule: 'x', party: '1', version: '0', from: 'gestern', to: '' })).toEqual({});
    expect(statusQuery({ rule: '; drop', on: '2026-1-1', status: '长'.repeat(50) })).toEqual({
      status: '长'.repeat(40),
    });
  });
});
