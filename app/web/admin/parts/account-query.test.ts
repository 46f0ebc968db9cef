import { describe, expect, it } from 'vitest';
import { accountFilters, accountQuery } from './account-query.ts';

describe('the query of an address', () => {
  it('keeps what the contract knows and leaves out the rest', () => {
    expect(accountQuery({ q: ' wang ', role: ['officer', 'king'], status: 'locked', page: '3' })).toEqual({
      q: 'wang',
      role: ['officer'],
      status: ['locked'],
      page: 3,
      pageSize: 50,
    });
  });
  it.each(['0', '-1', 'x', '1000000'])('turns page %s into the first', (page) => {
    expect(accountQuery({ page }).page).toBe(1);
  });
});

describe('the filters', () => {
  it('name every role and status in words', () => {
    const fields = accountFilters(
      (key) => key,
      (key) => `auth:${key}`,
    );
    expect(fields.map(({ key }) => key)).toEqual(['q', 'role', 'status']);
    const [, role, status] = fields;
    expect(role?.kind === 'choice' && role.options).toContainEqual({ value: 'officer', label: 'auth:roles.officer' });
    expect(status?.kind === 'choice' && status.options).toHaveLength(4);
  });
});
