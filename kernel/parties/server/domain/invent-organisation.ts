import type { AccountRole } from '#platform/access/contract/roles.ts';
import type { Invention } from './invent-firms.ts';
import { inventId } from './invent-id.ts';
import { openRandom, type Random } from './random.ts';
import type { CommonWords, SectionData } from './zone-data.ts';

/** A place in the authority's organisation. */
export interface InventedDepartment {
  id: string;
  parentId: string | null;
  kind: 'zoneAuthority' | 'department' | 'section';
  code: string;
  name: string;
  position: number;
}

/** A person at a post. */
export interface InventedStaff {
  id: string;
  departmentId: string;
  name: string;
  post: string;
  officeExtension: string;
  accountId: string | null;
  position: number;
}

/** An account that may sit at a post of its role. */
export interface SeatedAccount {
  id: string;
  role: AccountRole;
  displayName: string;
}

/** Departments and staff of a fictional zone. */
export interface InventedOrganisation {
  departments: InventedDepartment[];
  staff: InventedStaff[];
}

/** Invents the organisation; the first account of a role takes the post kept for that role under its own name. */
export function inventOrganisation(
  { words, common, seed }: Invention,
  accounts: readonly SeatedAccount[],
): InventedOrganisation {
  const key = `${words.zone}/${seed}`;
  // Two streams: a login more or less changes no id, and so nothing that refers to a post.
  const ids = openRandom(`${key}/organisation`);
  const names = openPersonNames(openRandom(`${key}/people`), common);
  const waiting = [...accounts];
  const made: InventedOrganisation = { departments: [], staff: [] };

  const place = (data: SectionData, kind: InventedDepartment['kind'], parent: InventedDepartment | null) => {
    const position = made.departments.length + 1;
    const id = inventId(ids, position);
    const code = parent?.kind === 'department' ? `${parent.code}.${data.code}` : data.code;
    const department = { id, parentId: parent?.id ?? null, kind, code, name: data.name, position };
    made.departments.push(department);
    for (const seat of data.staff) {
      // Drawn for held seats too, so that a login more or less changes no other name.
      const invented = names();
      const at = seat.role === undefined ? -1 : waiting.findIndex((account) => account.role === seat.role);
      const account = at < 0 ? undefined : waiting.splice(at, 1)[0];
      const number = made.staff.length + 1;
      made.staff.push({
        id: inventId(ids, 1_000 + number),
        departmentId: id,
        name: account?.displayName ?? invented,
        post: seat.post,
        officeExtension: String(6_000 + number),
        accountId: account?.id ?? null,
        position: number,
      });
    }
    return department;
  };

  const authority = place(words.authority, 'zoneAuthority', null);
  for (const data of words.departments) {
    const department = place(data, 'department', authority);
    for (const section of data.sections) place(section, 'section', department);
  }
  return made;
}

function openPersonNames(random: Random, common: CommonWords): () => string {
  const taken = new Set<string>();
  return () => {
    // Fifty draws of a thousand names for forty people: not finding one means that the lists are too short.
    for (let attempt = 0; attempt < 50; attempt++) {
      const name = random.pick(common.surnames) + random.pick(common.givenNames);
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
    throw new RangeError('the lists of names are too short for the posts');
  };
}
