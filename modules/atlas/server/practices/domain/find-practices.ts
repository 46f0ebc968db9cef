import type { FacetCount } from '../../../contract/place.ts';
import { type Practice, type PracticeFilter, practiceState } from '../../../contract/practice.ts';

/** Fields of the filter that are chosen from values; the values that a practice has of each. */
const valuesOf = {
  job: (one: Practice) => one.systems.map(String),
  zone: (one: Practice) => [one.zoneId],
  kind: (one: Practice) => [one.kind],
  tier: (one: Practice) => [one.tier],
  state: (one: Practice) => [one.state],
  module: (one: Practice) => [one.module],
} as const satisfies Record<string, (one: Practice) => readonly string[]>;

type Field = keyof typeof valuesOf;
const fields = Object.keys(valuesOf) as Field[];

/** The practices that match in the order asked for, and facets, each under all filters but its own. */
export interface FoundPractices {
  practices: Practice[];
  facets: Record<Field, FacetCount[]>;
}

/** Finds among all practices, which stand in the order of their facts; `jobNames` gives the words of a job's number. */
export function findPractices(
  all: readonly Practice[],
  filter: PracticeFilter,
  jobNames: (job: number) => string,
): FoundPractices {
  const words = (filter.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const worded = all.filter((one) => {
    const { nameZh, nameEn, description, figures, zoneName, systems } = one;
    const told = [nameZh, nameEn, description, figures ?? '', zoneName, ...systems.map(jobNames)]
      .join('\n')
      .toLowerCase();
    return words.every((word) => told.includes(word));
  });
  const fits = (one: Practice, field: Field) => {
    const chosen: readonly string[] = filter[field];
    return chosen.length === 0 || valuesOf[field](one).some((value) => chosen.includes(value));
  };
  const facetOf = (field: Field): FacetCount[] => {
    const left = worded.filter((one) => fields.every((other) => other === field || fits(one, other)));
    const counts = new Map<string, FacetCount>();
    for (const one of left) {
      for (const value of valuesOf[field](one)) {
        const label = field === 'zone' ? { label: one.zoneName } : {};
        counts.set(value, { value, ...label, count: (counts.get(value)?.count ?? 0) + 1 });
      }
    }
    return [...counts.values()].sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
  };
  return {
    practices: sorted(
      worded.filter((one) => fields.every((field) => fits(one, field))),
      filter.sort,
    ),
    facets: Object.fromEntries(fields.map((field) => [field, facetOf(field)])) as FoundPractices['facets'],
  };
}

function sorted(practices: readonly Practice[], sort: PracticeFilter['sort']): Practice[] {
  if (sort === 'row') return [...practices];
  const turn = sort.startsWith('-') ? -1 : 1;
  const of = sort.endsWith('name')
    ? (one: Practice, other: Practice) => (one.nameEn < other.nameEn ? -1 : one.nameEn > other.nameEn ? 1 : 0)
    : (one: Practice, other: Practice) =>
        practiceState.options.indexOf(one.state) - practiceState.options.indexOf(other.state);
  return practices.toSorted((one, other) => turn * of(one, other));
}
