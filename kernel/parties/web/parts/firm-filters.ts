import type { FilterField, FilterOption, Search, Text } from '#ui/index.ts';
import { valuesOf } from '#ui/index.ts';
import { type Facet, firmScale, firmStatus } from '../../contract/firm.ts';

/** Facets of the register as it was last answered. */
interface Facets {
  industry: Facet;
  scale: Facet;
  status: Facet;
}

/** The filters of the register: words, then values with the number of firms that each would leave. */
export function firmFilters(facets: Facets | undefined, search: Search, text: Text): FilterField[] {
  const industries = (facets?.industry ?? []).map((one) => one.value);
  return [
    { key: 'q', label: text('filters.words'), kind: 'words' },
    choice('industry', withChosen(industries, search, 'industry')),
    choice('scale', firmScale.options),
    choice('status', firmStatus.options),
  ];

  function choice(key: keyof Facets, values: readonly string[]): FilterField {
    const counts = new Map(facets?.[key].map(({ value, count }) => [value, count]));
    const options = values.map(
      (value): FilterOption => ({ value, label: text(`${groups[key]}.${value}`), count: counts.get(value) ?? 0 }),
    );
    return { key, label: text(`columns.${key}`), kind: 'choice', options };
  }
}

const groups = { industry: 'industries', scale: 'scales', status: 'statuses' } as const;

/** A chosen value stays on the list when no firm has it any more, or it could not be taken back. */
function withChosen(values: readonly string[], search: Search, key: string): string[] {
  return [...values, ...valuesOf(search, key).filter((value) => !values.includes(value))];
}
