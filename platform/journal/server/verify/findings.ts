import { type Finding, type FindingKind, findingsKept } from '../../contract/check.ts';

/** Collects what a check finds, in bounded memory. */
export interface Findings {
  add(kind: FindingKind, place?: Omit<Finding, 'kind'>): void;
  readonly count: number;
  readonly list: readonly Finding[];
}

/** An empty collection. */
export function openFindings(): Findings {
  const list: Finding[] = [];
  let count = 0;
  return {
    add(kind, place = {}) {
      count += 1;
      if (list.length < findingsKept) list.push({ kind, ...place });
    },
    get count() {
      return count;
    },
    list,
  };
}
