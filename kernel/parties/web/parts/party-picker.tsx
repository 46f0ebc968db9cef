import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useApi, useText } from '#ui/index.ts';
import type { LookUpHit } from '../../contract/look-up.ts';
import { lookUpParties } from '../../contract/look-up-endpoints.ts';
import type { NamedKind } from '../../contract/naming.ts';
import { LookUpLine } from './look-up-line.tsx';

/** Fewest characters that ask the register: one finds half of it. */
const fewest = 2;

/** Properties of {@link PartyPicker}; `id`, `value` and `onChange` are those that a form's item hands in. */
export interface PartyPickerProps {
  id?: string;
  /** Id of the party that is chosen. */
  value?: string | undefined;
  onChange?: (id: string | undefined, hit: LookUpHit | undefined) => void;
  /** Kinds that can be chosen; all without any. */
  kinds?: readonly NamedKind[];
  /** Name of the party that `value` says, where it was chosen before this page opened. */
  initialName?: string | undefined;
  placeholder?: string;
  disabled?: boolean;
}

interface PartyOption {
  value: string;
  label: string;
  hit?: LookUpHit;
}

/** Chooses a party of the zone by two characters, pinyin, initials or a code; arrows and Enter choose, Backspace takes back. */
export function PartyPicker({ id, value, onChange, kinds = [], initialName, placeholder, disabled }: PartyPickerProps) {
  const text = useText('parties');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<LookUpHit>();
  const q = useDeferredValue(typed.trim());
  const asked = [...q].length >= fewest;
  const answer = useApi(lookUpParties, { query: { q, kinds: [...kinds], limit: 20 } }, { enabled: asked });
  const hits = asked ? (answer.data?.hits ?? []) : [];
  const options: PartyOption[] = hits.map((hit) => ({ value: hit.id, label: hit.name, hit }));
  // The field shows the chosen party by its name also while nothing, or something else, is looked for.
  if (!asked && value !== undefined) {
    options.push({ value, label: (chosen?.id === value ? chosen.name : initialName) ?? value });
  }
  return (
    <Select<string | null, PartyOption>
      {...(id === undefined ? {} : { id })}
      value={value ?? null}
      options={options}
      optionRender={({ data }) => (data.hit === undefined ? data.label : <LookUpLine hit={data.hit} />)}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      allowClear
      disabled={disabled ?? false}
      placeholder={placeholder ?? text('lookUp.pick')}
      loading={asked && answer.isFetching}
      notFoundContent={text(asked ? (answer.isFetching ? 'lookUp.looking' : 'lookUp.nothing') : 'lookUp.more')}
      onChange={(next: string | null | undefined) => {
        const hit = hits.find((one) => one.id === next);
        setChosen(hit);
        setTyped('');
        onChange?.(next ?? undefined, hit);
      }}
    />
  );
}
