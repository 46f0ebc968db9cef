import type { SheetColumn, SheetTable } from '#platform/sheets/server/workbook.ts';
import type { ChangeEntry, Department, Duty } from '../../contract/organisation.ts';

/** Looks up a text of this engine in one language. */
export type SheetText = (key: string, params?: Record<string, string | number>) => string;

/** What the workbook tells. */
export interface OrganisationContent {
  departments: readonly Department[];
  duties: readonly Duty[];
  changes: readonly ChangeEntry[];
}

/** Departments, posts, duties and the log of changes, a sheet each. */
export function organisationSheets(content: OrganisationContent, text: SheetText): SheetTable[] {
  return [
    departmentSheet(content.departments, text),
    postSheet(content.departments, text),
    dutySheet(content.duties, text),
    changeSheet(content.changes, text),
  ];
}

function columns(text: SheetText, keys: Readonly<Record<string, number>>): SheetColumn[] {
  return Object.entries(keys).map(([key, width]) => ({
    ...{ key, header: text(`organisationColumns.${key}`), width },
    type: key === 'since' || key === 'effectiveOn' ? 'date' : key === 'posts' || key === 'number' ? 'integer' : 'text',
  }));
}

function departmentSheet(departments: readonly Department[], text: SheetText): SheetTable {
  const names = new Map(departments.map((one) => [one.id, one.name]));
  return {
    name: text('organisationSheet.departments'),
    columns: columns(text, { name: 28, kind: 12, parent: 28, code: 28, since: 12, head: 16, posts: 8, vacant: 8 }),
    rows: departments.map((one) => ({
      ...{ name: one.name, kind: text(`departmentKinds.${one.kind}`), code: one.code, since: one.since },
      parent: one.parentId === null ? null : (names.get(one.parentId) ?? null),
      head: one.posts.find((post) => post.head)?.holder?.name ?? null,
      posts: one.posts.length,
      vacant: String(one.posts.filter((post) => post.holder === null).length),
    })),
  };
}

function postSheet(departments: readonly Department[], text: SheetText): SheetTable {
  return {
    name: text('organisationSheet.posts'),
    columns: columns(text, { department: 28, post: 20, head: 10, holder: 16, holding: 10, extension: 12 }),
    rows: departments.flatMap((one) =>
      one.posts.map((post) => ({
        ...{ department: one.name, post: post.title },
        head: post.head ? text('organisationSheet.yes') : null,
        holder: post.holder?.name ?? text('organisation.vacant'),
        holding: post.holder === null ? null : text(post.holder.main ? 'holdings.main' : 'holdings.additional'),
        extension: post.holder?.officeExtension ?? null,
      })),
    ),
  };
}

function dutySheet(duties: readonly Duty[], text: SheetText): SheetTable {
  return {
    name: text('organisationSheet.duties'),
    columns: columns(text, { kind: 14, code: 24, name: 28, department: 28, post: 20, since: 12 }),
    rows: duties.map((duty) => ({
      ...{ kind: text(`dutyKinds.${duty.kind}`), code: duty.code, name: duty.name, since: duty.since },
      department: duty.departmentName ?? text('duties.gap'),
      post: duty.postTitle,
    })),
  };
}

function changeSheet(changes: readonly ChangeEntry[], text: SheetText): SheetTable {
  return {
    name: text('organisationSheet.changes'),
    columns: columns(text, {
      number: 8,
      effectiveOn: 12,
      change: 14,
      about: 40,
      documentNumber: 24,
      reason: 40,
      by: 14,
    }),
    rows: changes.map((change) => ({
      ...{ number: change.number, effectiveOn: change.effectiveOn, change: text(`changes.${change.kind}`) },
      about: change.about.join('、'),
      ...{ documentNumber: change.documentNumber, reason: change.reason, by: change.madeBy },
    })),
  };
}
