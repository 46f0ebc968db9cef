import { useEffect, useRef } from 'react';
import type { FormDefinition, FormFault } from '#kernel/forms/contract/form-definition.ts';
import { useText } from '../i18n/i18n.ts';
import { faultLine, faultPlace } from './fault-words.ts';
import { controlId } from './form-shapes.ts';

/** Gives the focus to a control by its id; to the first within it where it is a group. */
export function focusControl(id: string): void {
  const found = document.getElementById(id);
  const control = found?.matches('input, textarea, button, a, select, [tabindex]')
    ? found
    : found?.querySelector<HTMLElement>('input, textarea, button, a, select, [tabindex]');
  control?.focus();
  control?.scrollIntoView({ block: 'center' });
}

/** Above a form that was refused: takes the focus, so that a reader hears it, and leads to each field. */
export function FormSummary({
  form,
  definition,
  faults,
}: {
  /** Id of the form. */
  form: string;
  definition: FormDefinition;
  faults: readonly FormFault[];
}) {
  const text = useText('ui');
  const words = useText('forms');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <div className="ys-form-summary" role="alert" tabIndex={-1} ref={box}>
      <b>{text('form.summary', { count: faults.length })}</b>
      <ul>
        {faults.map((fault) => (
          <li key={`${faultPlace(fault)} ${fault.code} ${fault.message}`}>
            <button type="button" className="ys-link" onClick={() => focusControl(controlId(form, fault))}>
              {faultLine(fault, definition, words)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
