import type { DepartmentKind } from '../../../contract/organisation.ts';
import type { Fault, FaultCode } from './fault.ts';
import { type Records, resolveAll, type Snapshot, snapshotOn, turningDays } from './records.ts';

const kindsAbove: Readonly<Record<DepartmentKind, readonly DepartmentKind[]>> = {
  zoneAuthority: [],
  department: ['zoneAuthority'],
  section: ['zoneAuthority', 'department'],
};

/**
 * Judges every day of the records, past and planned: one root, no circle, parents and owners that stand, one head a
 * department, one main post a person. Each fault is told once, with the first day on which it shows.
 */
export function examineOrganisation(records: Records): Fault[] {
  const resolved = resolveAll(records);
  const found = new Map<string, Fault>();
  for (const day of turningDays(resolved)) {
    for (const fault of examineDay(snapshotOn(resolved, day))) {
      const key = JSON.stringify(fault);
      if (!found.has(key)) found.set(key, { ...fault, params: { ...fault.params, day } });
    }
  }
  return [...found.values()];
}

/** Faults of one day, without the day. */
export function examineDay(snapshot: Snapshot): Fault[] {
  return [...examineTree(snapshot), ...examineNames(snapshot), ...examinePosts(snapshot), ...examineDuties(snapshot)];
}

function fault(code: FaultCode, params: Fault['params'] = {}): Fault {
  return { code, params };
}

function examineTree({ departments }: Snapshot): Fault[] {
  const faults: Fault[] = [];
  const roots = [...departments.values()].filter((one) => one.parentId === null);
  if (departments.size > 0 && roots.length !== 1) faults.push(fault('rootCount', { count: roots.length }));
  for (const [id, { parentId, kind, name }] of departments) {
    if (parentId === null) continue;
    const parent = departments.get(parentId);
    if (parent === undefined) faults.push(fault('parentGone', { name }));
    else if (!kindsAbove[kind].includes(parent.kind)) faults.push(fault('wrongParent', { name, parent: parent.name }));
    if (isInCircle(departments, id)) faults.push(fault('circle', { name }));
  }
  return faults;
}

function isInCircle(departments: Snapshot['departments'], id: string): boolean {
  let above = departments.get(id)?.parentId ?? null;
  for (let steps = 0; above !== null && steps <= departments.size; steps += 1) {
    if (above === id) return true;
    above = departments.get(above)?.parentId ?? null;
  }
  return false;
}

function examineNames({ departments }: Snapshot): Fault[] {
  const faults: Fault[] = [];
  const codes = new Map<string, string>();
  const names = new Map<string, string>();
  for (const [id, { code, name, parentId }] of departments) {
    const holder = codes.get(code);
    if (holder !== undefined) faults.push(fault('codeTwice', { code, name, other: holder }));
    codes.set(code, name);
    const place = `${parentId}/${name}`;
    if (names.has(place)) faults.push(fault('nameTwice', { name }));
    names.set(place, id);
  }
  return faults;
}

function examinePosts({ departments, posts }: Snapshot): Fault[] {
  const faults: Fault[] = [];
  const heads = new Set<string>();
  const held = new Map<string, { mains: number; titles: string[] }>();
  for (const { departmentId, title, head, holderId, main } of posts.values()) {
    const department = departments.get(departmentId);
    if (department === undefined) faults.push(fault('postWithoutDepartment', { post: title }));
    else if (head && heads.has(departmentId)) faults.push(fault('headTwice', { name: department.name }));
    if (head) heads.add(departmentId);
    if (holderId === null) continue;
    const before = held.get(holderId) ?? { mains: 0, titles: [] };
    held.set(holderId, { mains: before.mains + (main ? 1 : 0), titles: [...before.titles, title] });
  }
  for (const { mains, titles } of held.values()) {
    if (mains !== 1) faults.push(fault('mainCount', { count: mains, posts: titles.join('、') }));
  }
  return faults;
}

function examineDuties({ departments, posts, duties }: Snapshot): Fault[] {
  const faults: Fault[] = [];
  for (const [duty, { departmentId, postId }] of duties) {
    if (departmentId !== null && !departments.has(departmentId)) faults.push(fault('ownerGone', { duty }));
    if (postId !== null && posts.get(postId)?.departmentId !== departmentId)
      faults.push(fault('ownerPostGone', { duty }));
  }
  return faults;
}
