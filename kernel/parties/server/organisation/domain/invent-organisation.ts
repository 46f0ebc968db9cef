import type { AccountRole } from '#platform/access/contract/roles.ts';
import type { DepartmentKind, DutyKey } from '../../../contract/organisation.ts';
import type { Invention } from '../../domain/invent-firms.ts';
import { inventId } from '../../domain/invent-id.ts';
import { openRandom, type Random } from '../../domain/random.ts';
import type { CommonWords, SectionData, ZoneWords } from '../../domain/zone-data.ts';
import { inventDuties } from './invent-duties.ts';
import { type InventedChange, inventHistory } from './invent-history.ts';
import type { PlacedUnit } from './placed-unit.ts';
import type { DepartmentContent, Entry, PostContent, Records } from './records.ts';

/** A person of the authority. */
export interface InventedStaff {
  id: string;
  name: string;
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

/** The organisation of a fictional zone with its past. */
export interface InventedOrganisation {
  staff: InventedStaff[];
  dutyItems: (DutyKey & { name: string })[];
  changes: InventedChange[];
  records: Records;
}

interface Placing {
  common: CommonWords;
  ids: Random;
  postIds: Random;
  names: () => string;
  waiting: SeatedAccount[];
  units: Map<string, PlacedUnit>;
  staff: InventedStaff[];
  posts: number;
}

/** Invents the organisation; the first account of a role takes the post kept for that role under its own name. */
export function inventOrganisation(
  { words, common, seed }: Invention,
  accounts: readonly SeatedAccount[],
): InventedOrganisation {
  const key = `${words.zone}/${seed}`;
  const placing: Placing = {
    common,
    // Streams of their own: a login or a post more or less changes no id of anybody else.
    ids: openRandom(`${key}/organisation`),
    postIds: openRandom(`${key}/posts`),
    names: openPersonNames(openRandom(`${key}/people`), common),
    waiting: [...accounts],
    units: new Map(),
    staff: [],
    posts: 0,
  };
  placeAll(placing, words);
  const from = words.organisedOn;
  const first = { from, number: 1 };
  const department: Entry<DepartmentContent>[] = [];
  const post: Entry<PostContent>[] = [];
  for (const { id, content, posts } of placing.units.values()) {
    department.push({ subject: id, ...first, content });
    for (const one of posts) post.push({ subject: one.id, ...first, content: one.content });
  }
  const history = inventHistory(words, placing.units, openRandom(`${key}/history`));
  const { items, entries } = inventDuties(words.duties, placing.units, from);
  return {
    staff: placing.staff,
    dutyItems: items,
    changes: [
      { number: 1, kind: 'loading', effectiveOn: from, documentNumber: null, reason: null },
      ...history.changes,
    ],
    records: { department: history.rewrite(department), post, duty: entries },
  };
}

function placeAll(placing: Placing, words: ZoneWords): void {
  const authority = place(placing, words.authority, { kind: 'zoneAuthority', parent: null });
  for (const data of words.departments) {
    const department = place(placing, data, { kind: 'department', parent: authority });
    for (const section of data.sections) place(placing, section, { kind: 'section', parent: department });
  }
  const units = [words.authority, ...words.departments.flatMap((one) => [one, ...one.sections.map(within(one.code))])];
  for (const unit of units) seatAdditional(placing, unit);
}

const within = (department: string) => (section: SectionData) => ({
  ...section,
  code: `${department}.${section.code}`,
});

function place(
  placing: Placing,
  data: SectionData,
  { kind, parent }: { kind: DepartmentKind; parent: PlacedUnit | null },
): PlacedUnit {
  const position = placing.units.size + 1;
  const id = inventId(placing.ids, position);
  const code = parent?.content.kind === 'department' ? `${parent.content.code}.${data.code}` : data.code;
  const content = { standing: true, parentId: parent?.id ?? null, kind, code, name: data.name, position };
  const unit: PlacedUnit = { id, content, posts: [] };
  placing.units.set(code, unit);
  for (const [at, seat] of data.staff.entries()) {
    const head = at === 0 && placing.common.headTitles.includes(seat.post);
    const holder = seat.vacant || seat.heldBy !== undefined ? null : seatPerson(placing, seat);
    placing.posts += 1;
    unit.posts.push({
      id: inventId(placing.postIds, 2_000 + placing.posts),
      content: {
        ...{ standing: true, departmentId: id, title: seat.post, head, position: placing.posts },
        ...{ holderId: holder, main: holder !== null, confirmed: head && holder !== null },
      },
    });
  }
  return unit;
}

function seatPerson({ ids, names, waiting, staff }: Placing, seat: SectionData['staff'][number]): string {
  // Drawn for held seats too, so that a login more or less changes no other name.
  const invented = names();
  const at = seat.role === undefined ? -1 : waiting.findIndex((account) => account.role === seat.role);
  const account = at < 0 ? undefined : waiting.splice(at, 1)[0];
  const position = staff.length + 1;
  const id = inventId(ids, 1_000 + position);
  staff.push({
    id,
    name: account?.displayName ?? invented,
    officeExtension: String(6_000 + position),
    accountId: account?.id ?? null,
    position,
  });
  return id;
}

/** Additional posts are filled when everybody sits. */
function seatAdditional({ units }: Placing, { code, staff }: SectionData): void {
  for (const [at, seat] of staff.entries()) {
    if (seat.heldBy === undefined) continue;
    const holderId = units.get(seat.heldBy)?.posts[0]?.content.holderId ?? null;
    const post = units.get(code)?.posts[at];
    if (post === undefined || holderId === null) throw new RangeError(`${seat.heldBy} has nobody for ${seat.post}`);
    post.content = { ...post.content, holderId, main: false };
  }
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
