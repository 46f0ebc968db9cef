import type { ReactNode } from 'react';
import type { FormField } from '#kernel/forms/contract/form-definition.ts';
import { useText } from '../i18n/i18n.ts';
import { faultWords } from './fault-words.ts';
import { FilesControl, ManyChoices } from './field-controls.tsx';
import { AskedBecause, ComputedLines, KnownLine } from './field-lines.tsx';
import { type FormFrame, faultsOf, idsOf } from './form-frame.ts';
import { RowsControl } from './rows-control.tsx';
import { isOpenChoice, ValueControl } from './value-control.tsx';

/** One field with its label, why it is asked, where its value comes from, and what stands against it. */
export function FormFieldBlock({
  frame,
  field,
  because,
}: {
  frame: FormFrame;
  field: FormField;
  /** Whether the condition under which it is asked is told here, and not once for its section. */
  because: boolean;
}) {
  const ids = idsOf(frame, field.key);
  const required = frame.view.required.includes(field.key);
  const faults = faultsOf(frame, field.key);
  const control = <FieldControl frame={frame} field={field} required={required} />;
  const about = (
    <div id={ids.hint} className="ys-form-about">
      {field.hint === null ? null : <p>{field.hint}</p>}
      {because ? <AskedBecause frame={frame} field={field} /> : null}
    </div>
  );
  const after = (
    <>
      <KnownLine frame={frame} field={field} />
      <FieldFaults frame={frame} field={field} id={ids.fault} />
    </>
  );
  const classes = faults.length === 0 ? 'ys-form-field' : 'ys-form-field wrong';
  if (isGroup(field)) {
    return (
      <fieldset className={`${classes} ys-fieldset`} data-place={field.key}>
        <legend id={ids.legend}>
          <FieldName field={field} required={required} />
        </legend>
        {about}
        {control}
        {after}
      </fieldset>
    );
  }
  return (
    <div className={classes} data-place={field.key}>
      <label htmlFor={ids.control}>
        <FieldName field={field} required={required} />
      </label>
      {about}
      {control}
      {after}
    </div>
  );
}

/** Several controls under one name: a fieldset and its legend; a single control has a label. */
function isGroup(field: FormField): boolean {
  if (field.kind === 'value') return field.computed === null && isOpenChoice(field.type);
  return true;
}

function FieldName({ field, required }: { field: FormField; required: boolean }) {
  const text = useText('ui');
  const computed = field.kind === 'value' && field.computed !== null;
  const personal = field.kind === 'value' && field.type.is === 'text' && field.type.personal;
  const marks = [
    ...(computed ? ['form.computed'] : required ? ['form.required'] : []),
    ...(personal ? ['form.personal'] : []),
  ];
  return (
    <>
      {field.name}
      {marks.map((key) => (
        <span key={key} className={key === 'form.required' ? 'ys-form-must' : 'ys-form-mark'}>
          {text(key)}
        </span>
      ))}
    </>
  );
}

function FieldFaults({ frame, field, id }: { frame: FormFrame; field: FormField; id: string }) {
  const words = useText('forms');
  const faults = faultsOf(frame, field.key);
  if (faults.length === 0) return null;
  return (
    <div id={id} className="ys-form-faults">
      {faults.map((fault) => (
        <p key={`${fault.code} ${fault.message}`}>{faultWords(fault, words)}</p>
      ))}
    </div>
  );
}

function FieldControl({
  frame,
  field,
  required,
}: {
  frame: FormFrame;
  field: FormField;
  required: boolean;
}): ReactNode {
  const { key } = field;
  const ids = idsOf(frame, key);
  const invalid = faultsOf(frame, key).length > 0;
  const describedBy = invalid ? `${ids.hint} ${ids.fault}` : ids.hint;
  const value = frame.values[key] ?? null;
  switch (field.kind) {
    case 'value':
      if (field.computed !== null) return <ComputedLines frame={frame} field={field} />;
      return (
        <ValueControl
          {...{ id: ids.control, type: field.type, describedBy, invalid, required, phone: frame.phone }}
          value={Array.isArray(value) ? null : value}
          onChange={(next, typing) => frame.change(key, next, { place: key, typing })}
        />
      );
    case 'choices':
      return <ManyChoices frame={frame} field={field} describedBy={describedBy} />;
    case 'files':
      return <FilesControl frame={frame} field={field} />;
    case 'rows':
      return <RowsControl frame={frame} field={field} />;
  }
}
