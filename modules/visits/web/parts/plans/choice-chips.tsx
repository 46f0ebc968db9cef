import { useId } from 'react';

/** One of a few values as chips that a thumb meets; a group of radio buttons to readers and keys. */
export function ChoiceChips<V extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string;
  options: readonly { value: V; label: string }[];
  value: string;
  onChange: (value: V) => void;
}) {
  const name = useId();
  return (
    <fieldset className="record-chips">
      <legend>{label}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
