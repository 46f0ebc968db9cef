import type { Department, Holder, Post } from '../../../contract/organisation.ts';
import {
  type DepartmentContent,
  type PostContent,
  type Resolved,
  type Snapshot,
  snapshotOn,
  stateOn,
} from './records.ts';

/** A person as posts name him. */
export interface Person {
  id: string;
  name: string;
  officeExtension: string | null;
  accountId: string | null;
}

/** The organisation on a day as a tree in one list: each department before what hangs under it, by position. */
export function arrangeOrganisation(resolved: Resolved, people: readonly Person[], day: string): Department[] {
  const snapshot = snapshotOn(resolved, day);
  const persons = new Map(people.map((person) => [person.id, person]));
  const posts = postsOf(snapshot, persons);
  const owned = new Map<string, number>();
  for (const { departmentId } of snapshot.duties.values()) {
    if (departmentId !== null) owned.set(departmentId, (owned.get(departmentId) ?? 0) + 1);
  }
  return inOrder(snapshot.departments).map(([id, { standing: _, ...content }]) => ({
    id,
    ...content,
    since: stateOn(resolved.department.get(id), day)?.from ?? day,
    posts: posts.filter((post) => post.departmentId === id),
    duties: owned.get(id) ?? 0,
  }));
}

/** The posts of a day in their order, with their holders. */
export function postsOf({ posts }: Pick<Snapshot, 'posts'>, persons: ReadonlyMap<string, Person>): Post[] {
  return [...posts]
    .sort(([, a], [, b]) => a.position - b.position)
    .map(([id, content]) => viewPost(id, content, persons));
}

/** A post as a page shows it. */
export function viewPost(id: string, content: PostContent, persons: ReadonlyMap<string, Person>): Post {
  const { departmentId, title, head, confirmed } = content;
  return { id, departmentId, title, head, confirmed, holder: viewHolder(content, persons) };
}

/** Who holds a post; null for a vacant one. */
export function viewHolder(content: PostContent, persons: ReadonlyMap<string, Person>): Holder | null {
  const person = content.holderId === null ? undefined : persons.get(content.holderId);
  if (person === undefined) return null;
  const { id: staffId, name, officeExtension, accountId } = person;
  return { staffId, name, officeExtension, main: content.main, account: accountId !== null };
}

function inOrder(departments: Snapshot['departments']): [string, DepartmentContent][] {
  const children = new Map<string | null, [string, DepartmentContent][]>();
  for (const entry of departments) {
    const siblings = children.get(entry[1].parentId) ?? [];
    children.set(entry[1].parentId, [...siblings, entry]);
  }
  const below = (parentId: string | null): [string, DepartmentContent][] =>
    (children.get(parentId) ?? [])
      .sort(([, a], [, b]) => a.position - b.position || (a.code < b.code ? -1 : 1))
      .flatMap((entry) => [entry, ...below(entry[0])]);
  return below(null);
}
