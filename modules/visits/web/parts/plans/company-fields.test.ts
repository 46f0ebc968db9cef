import { describe, expect, it } from 'vitest';
import { companionsOf } from './company-fields.tsx';

describe('colleagues who can come along', () => {
  const kit = {
    accountId: 'author',
    officers: [
      { id: 'author', name: '作者', departments: ['service'] },
      { id: 'near', name: '同事', departments: ['service', 'other'] },
      { id: 'far', name: '外单位', departments: ['safety'] },
    ],
  };

  it('work in a department of the visit, and are never its author', () => {
    const ids = (departmentId: string, withDepartments: string[]) =>
      companionsOf(kit, { departmentId, withDepartments }).map(({ id }) => id);
    expect(ids('service', [])).toEqual(['near']);
    expect(ids('service', ['safety'])).toEqual(['near', 'far']);
    expect(ids('planning', [])).toEqual([]);
  });
});
