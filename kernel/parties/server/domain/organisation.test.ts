import { describe, expect, it } from 'vitest';
import { arrangeOrganisation } from './arrange-organisation.ts';
import { namePost } from './name-post.ts';

const person = (id: string, departmentId: string) => ({
  ...{ id, departmentId, name: id, post: '科员', officeExtension: null },
});

describe('arrangeOrganisation', () => {
  const rows = {
    departments: [
      { id: 'root', parentId: null, kind: 'zoneAuthority', name: '管委会' },
      { id: 'd1', parentId: 'root', kind: 'department', name: '审批局' },
      { id: 's1', parentId: 'd1', kind: 'section', name: '窗口科' },
      { id: 's2', parentId: 'd1', kind: 'section', name: '建设科' },
      { id: 'd2', parentId: 'root', kind: 'department', name: '财政局' },
    ],
    staff: [person('a', 'root'), person('b', 's2'), person('c', 'd1'), person('d', 's2')],
  } as const;
  const arranged = arrangeOrganisation({ departments: [...rows.departments], staff: [...rows.staff] });

  it('lists the authority and its departments, sections inside', () => {
    expect(arranged.map((row) => row.id)).toEqual(['root', 'd1', 'd2']);
    expect(arranged[1]?.sections.map((row) => row.id)).toEqual(['s1', 's2']);
    expect(arranged[2]?.sections).toEqual([]);
  });

  it('puts everybody in one place, in order', () => {
    const ids = arranged.flatMap((row) => [...row.staff, ...row.sections.flatMap((one) => one.staff)]).map((p) => p.id);
    expect(ids).toEqual(['a', 'c', 'b', 'd']);
    expect(arranged[1]?.sections[1]?.staff[0]).not.toHaveProperty('departmentId');
  });
});

describe('namePost', () => {
  it('names a section after its department', () => {
    const row = { post: '科长', name: '工程建设科', kind: 'section', parentName: '行政审批局' } as const;
    expect(namePost(row)).toEqual({ department: '行政审批局 · 工程建设科', post: '科长' });
  });

  it('names a department alone', () => {
    const row = { post: '局长', name: '行政审批局', kind: 'department', parentName: '管委会' } as const;
    expect(namePost(row)).toEqual({ department: '行政审批局', post: '局长' });
  });
});
