import type { NavEntry, WebModule } from '../module.ts';

/** A line of the navigation with the lines that open below it. */
export interface NavLine {
  /** Whose texts hold the label. */
  readonly module: string;
  readonly entry: NavEntry;
  readonly below: readonly NavLine[];
}

/** The lines of a group that the person may use: what counts waiting work first, pages below another only under it. */
export function navLines(
  modules: readonly WebModule[],
  group: NavEntry['group'],
  can: (permission: string) => boolean,
): NavLine[] {
  const seen = modules
    .flatMap((module) => module.nav.map((entry) => ({ module: module.name, entry })))
    .filter(({ entry }) => can(entry.permission));
  const heads = new Set(seen.filter(({ entry }) => entry.under === undefined).map(({ entry }) => entry.path));
  const isBelow = (entry: NavEntry) => entry.under !== undefined && heads.has(entry.under);
  return seen
    .filter(({ entry }) => entry.group === group && !isBelow(entry))
    .toSorted((one, other) => Number(other.entry.badge !== undefined) - Number(one.entry.badge !== undefined))
    .map(({ module, entry }) => ({
      ...{ module, entry },
      below: seen
        .filter((other) => isBelow(other.entry) && other.entry.under === entry.path)
        .map((other) => ({ ...other, below: [] })),
    }));
}

/** Whether the page that is open belongs to the line or to one below it. */
export function isOpenAt(line: NavLine, path: string): boolean {
  const own = path === line.entry.path || path.startsWith(`${line.entry.path}/`);
  return own || line.below.some((below) => isOpenAt(below, path));
}
