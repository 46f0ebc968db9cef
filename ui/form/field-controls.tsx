import { Checkbox } from 'antd';
import { useRef } from 'react';
import type { FormField } from '#kernel/forms/contract/form-definition.ts';
import type { FileView } from '#platform/files/contract/file-view.ts';
import { FileField } from '../file/file-field.tsx';
import { useText } from '../i18n/i18n.ts';
import { type FormFrame, type FormValue, idsOf } from './form-frame.ts';

type KindOf<K extends FormField['kind']> = Extract<FormField, { kind: K }>;

/** The texts of a value that lists options or files. */
export function listed(value: FormValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** Several options out of many, kept in the order in which the form names them. */
export function ManyChoices({
  frame,
  field,
  describedBy,
}: {
  frame: FormFrame;
  field: KindOf<'choices'>;
  describedBy: string;
}) {
  const chosen = listed(frame.values[field.key]);
  const choose = (option: string, on: boolean) => {
    const next = field.options.filter((one) => (one === option ? on : chosen.includes(one)));
    // Further ones may follow: nothing is said against the field until it is left.
    frame.change(field.key, next, { place: field.key, typing: true });
  };
  return (
    <div className="ys-form-options" id={idsOf(frame, field.key).control}>
      {field.options.map((option) => (
        <Checkbox
          key={option}
          checked={chosen.includes(option)}
          aria-describedby={describedBy}
          onChange={(event) => choose(option, event.target.checked)}
        >
          {option}
        </Checkbox>
      ))}
    </div>
  );
}

/** Files of a field; what just arrived is known here, what arrived before comes with the form. */
export function FilesControl({ frame, field }: { frame: FormFrame; field: KindOf<'files'> }) {
  const text = useText('ui');
  const arrived = useRef(new Map<string, FileView>());
  const { control } = idsOf(frame, field.key);
  if (frame.filePurpose === undefined) {
    return (
      <p className="ys-meta" id={control} tabIndex={-1}>
        {text('form.filesLater', { count: field.most })}
      </p>
    );
  }
  const value = listed(frame.values[field.key]).flatMap((id) => {
    const file = arrived.current.get(id) ?? frame.files.find((one) => one.id === id);
    return file === undefined ? [] : [file];
  });
  return (
    <div id={control}>
      <FileField
        purpose={frame.filePurpose}
        label={field.name}
        most={field.most}
        value={value}
        onChange={(files) => {
          for (const file of files) arrived.current.set(file.id, file);
          const ids = files.map(({ id }) => id);
          frame.change(field.key, ids, { place: field.key, typing: false });
        }}
      />
    </div>
  );
}
