import { Input } from 'antd';
import { useId, useRef, useState } from 'react';
import { useText } from '#ui/index.ts';
import { type NamedPart, nameOfPart, renameInRule } from '../../../contract/rename-in-rule.ts';
import type { Editing } from './editing.ts';
import { nameFault } from './name-fault.ts';

/**
 * The name of a part of the rule, whole however long. Whatever names the part follows while it is typed; what is no name is said beneath, and the
 * part keeps the name that it had.
 */
export function NameField({
  id,
  label,
  part,
  editing: { definition, change },
}: {
  id?: string;
  label?: string;
  part: NamedPart;
  editing: Editing;
}) {
  const text = useText('rules');
  const told = useId();
  const [typed, setTyped] = useState<string>();
  // Each wish is carried through the rule as it stood before: two parts called alike for a moment would not come apart again.
  const before = useRef(definition);
  const name = nameOfPart(definition, part) ?? '';
  const fault = typed === undefined ? null : nameFault(before.current, part, typed);
  return (
    <div className="rul-name">
      <Input.TextArea
        autoSize
        {...(id === undefined ? {} : { id })}
        {...(label === undefined ? {} : { 'aria-label': label })}
        value={typed ?? name}
        maxLength={40}
        {...(fault === null ? {} : { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': told })}
        onFocus={() => {
          if (typed === undefined) before.current = definition;
        }}
        onPressEnter={(event) => event.preventDefault()}
        onChange={(event) => {
          const next = event.target.value.replaceAll(/ ?\n\s*/g, ' ');
          setTyped(next);
          if (nameFault(before.current, part, next) !== null) return;
          change?.(renameInRule(before.current, part, next.trim()));
        }}
        onBlur={() => {
          if (fault === null) setTyped(undefined);
        }}
      />
      {fault === null ? null : (
        <span id={told} role="alert" className="rul-name-fault">
          {text(`pages.names.${fault}`, { name })}
        </span>
      )}
    </div>
  );
}
