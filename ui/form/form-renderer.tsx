import './form.css';
import { Button } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { FormDefinition, FormField } from '#kernel/forms/contract/form-definition.ts';
import { fieldsOf } from '#kernel/forms/contract/prepare-form.ts';
import { useText } from '../i18n/i18n.ts';
import { useNarrow } from '../media/narrow.ts';
import { AskedBecause } from './field-lines.tsx';
import { FormFieldBlock } from './form-field.tsx';
import type { FormFrame } from './form-frame.ts';
import type { FormRendererProps } from './form-shapes.ts';
import { FormSummary } from './form-summary.tsx';
import { useAfterPress } from './use-after-press.ts';
import { useShownFaults } from './use-shown-faults.ts';

/**
 * The one renderer of forms: one column; only what is asked, and why; what is known filled in with its source; checks when a
 * field is left; computed values with their rule. It asks nobody: values, what stands against them, and what is known come in.
 */
export function FormRenderer(props: FormRendererProps) {
  const { id, definition, values, onChange, view, submit } = props;
  const narrow = useNarrow();
  const phone = props.phone ?? narrow;
  const faults = useShownFaults(view.faults);
  const afterPress = useAfterPress();
  // Several fields may change between two drawings, when a browser fills in what it knows: each adds to what was there last.
  const latest = useRef(values);
  latest.current = values;
  const frame: FormFrame = {
    ...{ id, definition, values, view, phone },
    ...{ known: props.known ?? {}, files: props.files ?? [], filePurpose: props.filePurpose },
    faults: faults.shown,
    change: (key, value, { place, typing }) => {
      if (typing) faults.typing(place);
      else faults.left(place);
      latest.current = { ...latest.current, [key]: value };
      onChange(latest.current);
    },
    left: faults.left,
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (view.faults.length > 0) faults.refuse();
    else submit.onSubmit();
  };
  return (
    <form
      className={phone ? 'ys-form phone' : 'ys-form'}
      onSubmit={send}
      onBlur={({ target, relatedTarget }) => {
        const places = placesLeft(target, relatedTarget);
        if (places.length > 0) afterPress(() => places.map(faults.left));
      }}
      noValidate
    >
      {props.refusal}
      {faults.refused === 0 ? null : (
        <FormSummary key={faults.refused} form={id} definition={definition} faults={faults.shown} />
      )}
      {definition.sections.map((section) => (
        <FormSection key={section.title} frame={frame} section={section} heading={props.heading ?? 2} />
      ))}
      <ComeAndGone definition={definition} asked={view.shown} />
      {phone ? <p className="ys-form-effect">{submit.effect}</p> : null}
      <div className="ys-form-submit">
        <div>
          {phone ? null : <p>{submit.effect}</p>}
          {props.draft}
        </div>
        <Button type="primary" htmlType="submit" loading={submit.pending}>
          {submit.verb}
        </Button>
      </div>
    </form>
  );
}

/** The cell and the field that the focus left, each only where it went out of it. */
function placesLeft(from: Element, to: EventTarget | null): string[] {
  const left: string[] = [];
  let at = from.closest<HTMLElement>('[data-place]');
  while (at !== null && !(to instanceof Node && at.contains(to))) {
    left.push(at.dataset.place ?? '');
    at = at.parentElement?.closest<HTMLElement>('[data-place]') ?? null;
  }
  return left;
}

/** A section with its reason; not drawn as long as none of its fields is asked. */
function FormSection({
  frame,
  section: { title, reason, fields },
  heading,
}: {
  frame: FormFrame;
  section: FormDefinition['sections'][number];
  heading: 2 | 3;
}) {
  const Heading = heading === 2 ? 'h2' : 'h3';
  const asked = fields.filter(({ key }) => frame.view.shown.includes(key));
  const shared = sharedBy(fields);
  if (asked.length === 0) return null;
  return (
    <section className="ys-form-section" aria-label={title}>
      <Heading>{title}</Heading>
      {reason === null && shared === null ? null : (
        <div className="ys-form-reason">
          {reason === null ? null : <p>{reason}</p>}
          {shared === null ? null : <AskedBecause frame={frame} field={shared} />}
        </div>
      )}
      {asked.map((field) => (
        <FormFieldBlock key={field.key} frame={frame} field={field} because={shared === null} />
      ))}
    </section>
  );
}

/** A field whose condition is that of all fields of its section: it is told once. */
function sharedBy(fields: readonly FormField[]): FormField | null {
  const [first] = fields;
  if (first === undefined || first.shown === null || fields.length === 1) return null;
  return fields.every(({ shown }) => shown === first.shown) ? first : null;
}

/** Tells readers which fields came or went; the focus stays where it is. */
function ComeAndGone({ definition, asked }: { definition: FormDefinition; asked: readonly string[] }) {
  const text = useText('ui');
  const before = useRef(asked);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const names = (wanted: (key: string) => boolean) =>
      fieldsOf(definition).flatMap(({ key, name }) => (wanted(key) ? [name] : []));
    const come = names((key) => asked.includes(key) && !before.current.includes(key));
    const gone = names((key) => !asked.includes(key) && before.current.includes(key));
    before.current = asked;
    const words = [
      ...(come.length === 0 ? [] : [text('form.come', { names: come.join(text('form.comma')) })]),
      ...(gone.length === 0 ? [] : [text('form.gone', { names: gone.join(text('form.comma')) })]),
    ];
    if (words.length > 0) setSaid(words.join(' '));
  }, [asked, definition, text]);
  return (
    <p className="ys-hidden" role="status">
      {said}
    </p>
  );
}
