import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { type Search, useUrlSearch, valuesOf } from '#ui/index.ts';

/** What an address of the organisation asks for. */
export interface OrganisationSearch {
  /** The day looked at; undefined is today. */
  on: string | undefined;
  departmentId: string | undefined;
  /** Only duties without an owner. */
  gaps: boolean;
}

/** Reads an address; what is no day or id is left out, so that an old link still opens. */
export function readSearch(search: Search): OrganisationSearch {
  const on = plainDate.safeParse(valuesOf(search, 'on')[0]).data;
  const departmentId = /^[0-9a-f-]{36}$/.exec(valuesOf(search, 'department')[0] ?? '')?.[0];
  return { on, departmentId, gaps: valuesOf(search, 'gaps')[0] === '1' };
}

/** The address of the same page with some of it changed; an open panel closes. */
export function searchWith(search: Search, change: Readonly<Record<string, string | undefined>>): Search {
  const { panel: _panel, ...rest } = search;
  const merged = { ...rest, ...change };
  return Object.fromEntries(Object.entries(merged).flatMap(([key, value]) => (value ? [[key, value]] : [])));
}

/** The part of an address that all pages of the organisation share: the day. */
export function dayOnly(search: Search): Search {
  const { on } = readSearch(search);
  return on === undefined ? {} : { on };
}

/** The address read, and how to change it without a step to go back to. */
export function useOrganisationSearch(): OrganisationSearch & {
  change(next: Readonly<Record<string, string | undefined>>): void;
} {
  const [search, set] = useUrlSearch();
  return { ...readSearch(search), change: (next) => set(searchWith(search, next), { replace: true }) };
}
