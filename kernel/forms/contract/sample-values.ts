import type { FormDefinition, FormField, FormValues, ScalarFieldType } from './form-definition.ts';
import { fieldsOf } from './prepare-form.ts';

const mostSampleLetters = 40;
const number = ({ most, scale }: Extract<ScalarFieldType, { is: 'number' }>): string => {
  const digits = String(Math.abs(most)).padStart(scale + 1, '0');
  const places = scale === 0 ? '' : `.${digits.slice(-scale)}`;
  return `${most < 0 ? '-' : ''}${scale === 0 ? digits : digits.slice(0, -scale)}${places}`;
};

function sampleOf(type: ScalarFieldType): string | boolean {
  switch (type.is) {
    case 'text':
      return 'x'.repeat(Math.min(type.longest, mostSampleLetters));
    case 'number':
      return number(type);
    case 'money':
      return '10000';
    case 'date':
      return '2026-01-01';
    case 'boolean':
      return true;
    case 'choice':
      return type.options[0] ?? '';
  }
}

/** A form as it is filled in at its largest: every typed field, all options, as many rows as it takes, numbers at their most. */
export function sampleValues(definition: FormDefinition): FormValues {
  return Object.fromEntries(fieldsOf(definition).flatMap((field) => sampleOfField(field)));
}

function sampleOfField(field: FormField): [string, FormValues[string]][] {
  switch (field.kind) {
    case 'value':
      return field.computed === null ? [[field.key, sampleOf(field.type)]] : [];
    case 'choices':
      return [[field.key, [...field.options]]];
    case 'files':
      return [];
    case 'rows': {
      const typed = field.columns.filter(({ computed }) => computed === null);
      const row = Object.fromEntries(typed.map(({ key, type }) => [key, sampleOf(type)]));
      return [[field.key, Array.from({ length: field.most }, () => row)]];
    }
  }
}
