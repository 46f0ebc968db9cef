import type { DepartmentPeriod } from '../../../contract/organisation.ts';
import { type PostContent, type Resolved, stateOn } from './records.ts';

/** The periods of a department, the latest first, parents by their name of that time. */
export function periodsOf({ department }: Pick<Resolved, 'department'>, departmentId: string): DepartmentPeriod[] {
  const states = department.get(departmentId) ?? [];
  const nameOf = (id: string | null, day: string) =>
    id === null ? null : (stateOn(department.get(id), day)?.content.name ?? null);
  return states
    .map(({ from, number, content: { standing, name, code, kind, parentId } }, at) => ({
      ...{ from, until: states[at + 1]?.from ?? null, standing, name, code, kind },
      ...{ parentName: nameOf(parentId, from), number },
    }))
    .reverse();
}

/** Who sat at a post of the department, and for how long. */
export interface Holding {
  from: string;
  until: string | null;
  postId: string;
  content: PostContent;
}

/** Every appointment within a department, the latest first; states of one holder and title that follow each other are one. */
export function holdingsOf({ post }: Pick<Resolved, 'post'>, departmentId: string): Holding[] {
  const holdings: Holding[] = [];
  for (const [postId, states] of post) {
    for (const [at, { from, content }] of states.entries()) {
      if (content.departmentId !== departmentId || !content.standing) continue;
      const until = states[at + 1]?.from ?? null;
      const last = holdings.at(-1);
      if (last?.postId === postId && last.until === from && isSame(last.content, content)) last.until = until;
      else holdings.push({ from, until, postId, content });
    }
  }
  return holdings.sort((a, b) =>
    a.from < b.from ? 1 : a.from > b.from ? -1 : a.content.position - b.content.position,
  );
}

function isSame(a: PostContent, b: PostContent): boolean {
  return a.holderId === b.holderId && a.title === b.title && a.main === b.main;
}
