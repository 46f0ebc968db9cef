import type { FilterField, FilterOption, Search, Text } from '#ui/index.ts';
import { valuesOf } from '#ui/index.ts';
import type { Facet } from '../../contract/firm.ts';

/** A filter of values: its key, the key of its name, the group of its values' texts, and every value that there can be. */
export interface PlaceChoice {
  key: string;
  label: string;
  group: string;
  values: readonly string[];
}

/** The filters of a register: words, then values with the number of records that each would leave; long lists show what occurs. */
export function placeFilters(
  {
    words,
    choices,
    facets,
  }: { words: string; choices: readonly PlaceChoice[]; facets: Readonly<Record<string, Facet>> | undefined },
  search: Search,
  text: Text,
): FilterField[] {
  const field = ({ key, label, group, values }: PlaceChoice): FilterField => {
    const counts = new Map(facets?.[key]?.map(({ value, count }) => [value, count]));
    const chosen = valuesOf(search, key);
    // A chosen value stays on the list when no record has it any more, or it could not be taken back.
    const shown =
      values.length <= mostListed ? values : values.filter((one) => counts.has(one) || chosen.includes(one));
    const options = shown.map(
      (value): FilterOption => ({ value, label: text(`${group}.${value}`), count: counts.get(value) ?? 0 }),
    );
    return { key, label: text(label), kind: 'choice', options };
  };
  return [{ key: 'q', label: text(words), kind: 'words' }, ...choices.map(field)];
}

const mostListed = 8;
