import type { FormField } from '#kernel/forms/contract/form-definition.ts';
import { useLocale, useText } from '../i18n/i18n.ts';
import { conditionWords, datumWords, fieldsRead, isSameDatum, valueWords } from './condition-words.ts';
import { type FormFrame, idsOf } from './form-frame.ts';
import { focusControl } from './form-summary.tsx';

type ValueField = Extract<FormField, { kind: 'value' }>;

/** Why something is asked: its condition in words, and what stands in the fields that it reads. */
export function AskedBecause({ frame, field }: { frame: FormFrame; field: FormField }) {
  const text = useText('ui');
  if (field.shown === null) return null;
  return (
    <p>
      {text('form.askedBecause', { condition: conditionWords(field.shown, text) })}
      <ReadValues frame={frame} field={field} which="shown" />
    </p>
  );
}

/** The fields that an expression reads with what stands in them, each a way to its field. */
function ReadValues({ frame, field, which }: { frame: FormFrame; field: FormField; which: 'shown' | 'computed' }) {
  const text = useText('ui');
  const locale = useLocale();
  return fieldsRead(frame.definition, field.key, which).map((read) => {
    const shown = valueWords(read, frame, { text, locale });
    return (
      <span key={read.key} className="ys-form-read">
        {' '}
        <button type="button" className="ys-link" onClick={() => focusControl(idsOf(frame, read.key).control)}>
          {read.name}
        </button>{' '}
        {shown === '' ? text('form.unknown') : shown}
      </span>
    );
  });
}

/** A value that is counted: what it is, by which rule, from what. */
export function ComputedLines({ frame, field }: { frame: FormFrame; field: ValueField }) {
  const text = useText('ui');
  const locale = useLocale();
  const { control } = idsOf(frame, field.key);
  const value = frame.view.computed[field.key]?.value ?? null;
  const shown = datumWords(value, field.type, { text, locale });
  return (
    <div className="ys-form-computed">
      <output id={control} tabIndex={-1}>
        {shown === '' ? text('form.notYet') : shown}
      </output>
      <p className="ys-meta">
        {text('form.formula', { formula: conditionWords(field.computed ?? '', text) })}
        <ReadValues frame={frame} field={field} which="computed" />
      </p>
    </div>
  );
}

/** Where a value comes from that nobody had to type; once it was changed, what it was, with the way back. */
export function KnownLine({ frame, field }: { frame: FormFrame; field: FormField }) {
  const text = useText('ui');
  const locale = useLocale();
  const known = frame.known[field.key];
  if (known === undefined || known.value === null || field.kind !== 'value' || field.computed !== null) return null;
  const { source, value } = known;
  const current = frame.values[field.key] ?? null;
  if (!Array.isArray(current) && isSameDatum(current, value, field.type)) {
    return <p className="ys-form-known">{text('form.known', { source })}</p>;
  }
  const shown = datumWords(value, field.type, { text, locale });
  return (
    <p className="ys-form-known changed">
      {text('form.knownChanged', { source, value: shown })}{' '}
      <button
        type="button"
        className="ys-link"
        onClick={() => frame.change(field.key, value, { place: field.key, typing: false })}
      >
        {text('form.knownBack')}
        <span className="ys-hidden"> {field.name}</span>
      </button>
    </p>
  );
}
