import type { Department } from '../../contract/organisation.ts';

/** A section that would stand twice in what a merger leaves. */
export interface Namesake {
  id: string;
  name: string;
  /** Department that it is in now. */
  from: string;
}

/**
 * Sections of the sources that have the name of a section of the target, or of another source: each has to be renamed
 * before the merger. The first of a name stays; the target's come first.
 */
export function namesakesOf(
  departments: readonly Pick<Department, 'id' | 'name' | 'parentId'>[],
  { sourceIds, targetId }: { sourceIds: readonly string[]; targetId: string | undefined },
): Namesake[] {
  const taken = new Set<string>();
  const found: Namesake[] = [];
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  for (const place of targetId === undefined ? sourceIds : [targetId, ...sourceIds]) {
    for (const { id, name, parentId } of departments) {
      if (parentId !== place) continue;
      if (taken.has(name)) found.push({ id, name, from: names.get(place) ?? '' });
      taken.add(name);
    }
  }
  return found;
}
