import { describe, expect, it } from 'vitest';
import type { KitFirm } from '../../../contract/visit-endpoints.ts';
import { firmsOfKit } from './firm-choice.tsx';

const firm = (name: string, code: string | null = null): KitFirm => ({
  ...{ id: name, name, code, dueOn: null, plan: null, lastVisitOn: null },
});

describe('firms kept on the phone', () => {
  const firms = [firm('示范甲', '91510100MA6CXXXX1A'), firm('示范乙'), firm('Alpha 工厂')];

  it('are found by part of a name in any case, or of a code', () => {
    expect(firmsOfKit(firms, 'alpha').map(({ id }) => id)).toEqual(['Alpha 工厂']);
    expect(firmsOfKit(firms, '1a').map(({ id }) => id)).toEqual(['示范甲']);
    expect(firmsOfKit(firms, '丙')).toEqual([]);
  });

  it('stand in their order without words, no more than fit', () => {
    const many = Array.from({ length: 20 }, (_, place) => firm(`企业${place}`));
    expect(firmsOfKit(many, ' ').map(({ id }) => id)).toEqual(many.slice(0, 6).map(({ id }) => id));
  });
});
