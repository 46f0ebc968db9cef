import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { listFilters } from '#platform/journal/contract/endpoints.ts';
import type { FilterField, FilterOption, Search, Text } from '#ui/index.ts';
import { valuesOf } from '#ui/index.ts';

/** The filters of the journal; a record is chosen by a link from one of its entries and can be taken back here. */
export function journalFilters(
  known: EndpointResult<typeof listFilters> | undefined,
  search: Search,
  text: Text,
): FilterField[] {
  const actions = known?.actions.map(({ action, name }) => ({ value: action, label: name })) ?? [];
  const accounts = known?.accounts.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return [
    { key: 'q', label: text('filters.q'), kind: 'words' },
    { key: 'ip', label: text('filters.ip'), kind: 'words' },
    choice('action', actions),
    choice('account', accounts),
    ...(['subjectType', 'subjectId'] as const).flatMap((key): FilterField[] => {
      const chosen = valuesOf(search, key);
      return chosen.length === 0 ? [] : [{ ...choice(key, []), single: true }];
    }),
  ];

  function choice(key: 'action' | 'account' | 'subjectType' | 'subjectId', options: FilterOption[]) {
    // A chosen value stays on the list, or it could not be taken back.
    const missing = valuesOf(search, key).filter((value) => !options.some((option) => option.value === value));
    const all = [...options, ...missing.map((value) => ({ value, label: value }))];
    return { key, label: text(`filters.${key}`), kind: 'choice' as const, options: all };
  }
}
