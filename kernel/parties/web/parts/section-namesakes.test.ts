import { describe, expect, it } from 'vitest';
import { namesakesOf } from './section-namesakes.ts';

const place = (id: string, parentId: string | null, name = id) => ({ id, name, parentId });
const departments = [
  place('审批局', '管委会'),
  place('a1', '审批局', '综合科'),
  place('a2', '审批局', '窗口科'),
  place('商务局', '管委会'),
  place('b1', '商务局', '综合科'),
  place('b2', '商务局', '外资科'),
  place('建设局', '管委会'),
  place('c1', '建设局', '综合科'),
];

describe('sections of one name', () => {
  it('are told of the sources when they go into a department that stands', () => {
    expect(namesakesOf(departments, { sourceIds: ['商务局'], targetId: '审批局' })).toEqual([
      { id: 'b1', name: '综合科', from: '商务局' },
    ]);
  });

  it('are told of all sources but the first when a new department takes them', () => {
    const found = namesakesOf(departments, { sourceIds: ['商务局', '审批局', '建设局'], targetId: undefined });
    expect(found.map(({ id }) => id)).toEqual(['a1', 'c1']);
  });

  it('are none while nothing is chosen, or names differ', () => {
    expect(namesakesOf(departments, { sourceIds: [], targetId: '审批局' })).toEqual([]);
    const renamed = departments.map((one) => (one.id === 'b1' ? { ...one, name: '商务综合科' } : one));
    expect(namesakesOf(renamed, { sourceIds: ['商务局'], targetId: '审批局' })).toEqual([]);
  });
});
