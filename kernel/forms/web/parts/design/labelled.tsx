import { Input } from 'antd';
import { type ReactNode, useEffect, useId, useState } from 'react';

/** A control under its label, with what it is for and what is wrong with it. */
export function Labelled({
  label,
  hint,
  wrong,
  children,
}: {
  label: string;
  hint?: ReactNode;
  wrong?: string | undefined;
  children: (attributes: { id: string; 'aria-describedby': string | undefined }) => ReactNode;
}) {
  const id = useId();
  const described = hint !== undefined || wrong !== undefined;
  return (
    <div className="forms-labelled">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': described ? `${id}-hint` : undefined })}
      {described ? (
        <div id={`${id}-hint`}>
          {wrong === undefined ? null : <p className="forms-wrong">{wrong}</p>}
          {hint === undefined ? null : <p className="ys-meta">{hint}</p>}
        </div>
      ) : null}
    </div>
  );
}

/** A text that counts once it is left or Enter is pressed, and only when it is a good one; otherwise it says why not. */
export function SettledText({
  label,
  hint,
  value,
  check,
  onSettle,
  maxLength,
}: {
  label: string;
  hint?: ReactNode;
  value: string;
  /** Why the text cannot be taken; undefined when it can. */
  check: (text: string) => string | undefined;
  onSettle: (text: string) => void;
  maxLength: number;
}) {
  const [typed, setTyped] = useState(value);
  const [wrong, setWrong] = useState<string>();
  useEffect(() => setTyped(value), [value]);
  const settle = () => {
    const text = typed.trim();
    const said = text === value ? undefined : check(text);
    setWrong(said);
    if (said === undefined && text !== value) onSettle(text);
  };
  return (
    <Labelled label={label} hint={hint} wrong={wrong}>
      {(attributes) => (
        <Input
          {...attributes}
          value={typed}
          maxLength={maxLength}
          status={wrong === undefined ? '' : 'error'}
          aria-invalid={wrong !== undefined}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={settle}
          onPressEnter={settle}
        />
      )}
    </Labelled>
  );
}
