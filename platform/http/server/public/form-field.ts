import { html } from 'hono/html';
import type { Markup } from './public-page.ts';

/** A field of a public form. */
export interface FormField {
  name: string;
  label: string;
  /** What was typed, so that nobody types twice. */
  value?: string | undefined;
  /** What to do, where the field breaks a rule. */
  error?: string | undefined;
  note?: string | undefined;
  required?: boolean;
  /** Most characters. */
  most?: number;
}

/** A field with its label, note and error; `area` for more than a line, `tel` for a number to call. */
export function textField({ kind = 'text', ...field }: FormField & { kind?: 'text' | 'tel' | 'area' }): Markup {
  const { name, label, value = '', error, required = false, most = 2_000 } = field;
  const marks = html`id="${name}" name="${name}" maxlength="${most}"${required ? html` required` : ''}${told(name, field)}`;
  return html`<div class="field"><label for="${name}">${label}</label>${
    kind === 'area'
      ? html`<textarea ${marks}>${value}</textarea>`
      : html`<input type="${kind}" value="${value}" ${marks}>`
  }${below(name, { note: field.note, error })}</div>`;
}

/** One of a few, each a row of 48 px. */
export function choiceField({
  options,
  ...field
}: FormField & { options: readonly { value: string; label: string }[] }): Markup {
  const { name, label, value, required = false } = field;
  return html`<fieldset class="field" ${told(name, field)}><legend>${label}</legend>${options.map(
    (option) =>
      html`<label class="choice"><input type="radio" name="${name}" value="${option.value}"${option.value === value ? html` checked` : ''}${required ? html` required` : ''}>${option.label}</label>`,
  )}${below(name, field)}</fieldset>`;
}

function told(name: string, { note, error }: Pick<FormField, 'note' | 'error'>): Markup | '' {
  const ids = [...(note === undefined ? [] : [`${name}-note`]), ...(error === undefined ? [] : [`${name}-wrong`])];
  if (ids.length === 0) return '';
  return html` aria-describedby="${ids.join(' ')}"${error === undefined ? '' : html` aria-invalid="true"`}`;
}

function below(name: string, { note, error }: Pick<FormField, 'note' | 'error'>): Markup {
  return html`${note === undefined ? '' : html`<p class="note" id="${name}-note">${note}</p>`}${
    error === undefined ? '' : html`<p class="wrong" id="${name}-wrong">${error}</p>`
  }`;
}
