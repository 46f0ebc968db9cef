import { type FilterField, useApi, useText } from '#ui/index.ts';
import { listChoices } from '../../../contract/visit-endpoints.ts';

/** Departments, people and lists as filters and forms offer them; empty while they are on their way. */
export function useChoices() {
  const { data } = useApi(listChoices, {});
  return {
    departments: data?.departments ?? [],
    own: data?.own ?? [],
    officers: data?.officers ?? [],
    rosters: data?.rosters ?? [],
  };
}

/** Makes the fields of a filter line with the words of plans and visits. */
export function useFields() {
  const text = useText('visits');
  const label = (key: string) => text(`plans.filters.${key}`);
  return {
    words: { key: 'q', label: label('words'), kind: 'words' } satisfies FilterField,
    day: (key: 'from' | 'to'): FilterField => ({ key, label: label(key), kind: 'day' }),
    named: (key: string, options: readonly { id: string; name: string }[], single = false): FilterField => ({
      ...{ key, label: label(key), kind: 'choice', single },
      options: options.map(({ id, name }) => ({ value: id, label: name })),
    }),
    coded: (key: string, group: string, values: readonly string[], single = false): FilterField => ({
      ...{ key, label: label(key), kind: 'choice', single },
      options: values.map((value) => ({ value, label: text(`plans.${group}.${value}`) })),
    }),
  };
}
