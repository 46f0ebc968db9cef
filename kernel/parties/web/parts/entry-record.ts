import { useState } from 'react';
import { useUrlSearch, valuesOf } from '#ui/index.ts';
import type { EntryValues } from './entry-form.tsx';

/** Id of the record that the address asks to amend; none to enter a new one. */
export function useAmended(): string | undefined {
  const [search] = useUrlSearch();
  return valuesOf(search, 'id')[0];
}

/**
 * The record to amend as it was when the form opened: what others change meanwhile is not taken for what was seen. Calling
 * `again` opens the form anew with what stands then.
 */
export function useSeen<T extends { id: string }>(
  answer: { data: T | undefined; refetch: () => Promise<{ data: T | undefined }> } | undefined,
  amended: string | undefined,
) {
  const [seen, setSeen] = useState<T>();
  const [times, setTimes] = useState(0);
  const data = answer?.data;
  if (data !== undefined && data.id === amended && seen?.id !== amended) setSeen(data);
  return {
    record: seen?.id === amended ? seen : undefined,
    /** Another one for each opening of the form. */
    key: `${amended ?? 'new'} ${times}`,
    again: async () => {
      const now = await answer?.refetch();
      setSeen(now?.data);
      setTimes((before) => before + 1);
    },
  };
}

/** The texts of a record as its form shows them: what is not known is empty, other places are told by id. */
export function valuesOfRecord(record: object): EntryValues {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]) => {
      if (typeof value === 'string') return [[key, value]];
      const place = value as { id?: unknown } | null;
      return typeof place?.id === 'string' ? [[`${key}Id`, place.id]] : [];
    }),
  );
}
