import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useApi, useText } from '#ui/index.ts';
import { lookUpParties } from '../../contract/look-up-endpoints.ts';
import type { NamedKind } from '../../contract/naming.ts';

/** Chooses a firm, institution, site or parcel by typing part of its name, its pinyin or its code. */
export function PlaceChoice({
  id,
  value,
  onChange,
  kinds,
  known,
  label,
}: {
  id?: string;
  value?: string | undefined;
  onChange?: (value: string | undefined) => void;
  kinds: readonly NamedKind[];
  /** What is chosen already, by name. */
  known?: { id: string; name: string } | null | undefined;
  label?: string;
}) {
  const text = useText('parties');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(known ?? null);
  const q = useDeferredValue(typed.trim());
  const answer = useApi(lookUpParties, { query: { q, kinds: [...kinds] } }, { enabled: q.length > 0 });
  const found = q === '' ? [] : (answer.data?.hits ?? []);
  const options = found.map((hit) => ({
    value: hit.id,
    label: hit.code === null ? hit.name : `${hit.name}  ${hit.code}`,
  }));
  // A select shows the name of what is chosen only while it is among the options.
  if (chosen !== null && value === chosen.id && !options.some((one) => one.value === chosen.id)) {
    options.unshift({ value: chosen.id, label: chosen.name });
  }
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      className="place-choice"
      value={value ?? null}
      allowClear
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      options={options}
      notFoundContent={q === '' || answer.isFetching ? null : text('place.notFound')}
      onChange={(next: string | null) => {
        const hit = found.find((one) => one.id === next);
        if (hit !== undefined) setChosen({ id: hit.id, name: hit.name });
        onChange?.(next ?? undefined);
      }}
    />
  );
}
