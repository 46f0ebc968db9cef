import type { FormDefinition, FormFault } from '#kernel/forms/contract/form-definition.ts';
import { faultKey } from '#kernel/forms/contract/judge-form.ts';
import { prepareForm } from '#kernel/forms/contract/prepare-form.ts';
import type { Text } from '../i18n/i18n.ts';

/** What a fault says; `text` is that of kernel/forms. */
export function faultWords(fault: FormFault, text: Text): string {
  if (fault.message !== null && fault.message !== '') return fault.message;
  return text(faultKey(fault), fault.params);
}

/** The same where it stands away from its field: with its row, and of a check the name of the field. */
export function faultLine(fault: FormFault, definition: FormDefinition, text: Text): string {
  const said = faultWords(fault, text);
  if (fault.row !== null) return text('faults.row', { row: fault.row + 1, fault: said });
  const name = prepareForm(definition).byKey.get(fault.field)?.field.name;
  return fault.message === null || name === undefined ? said : text('faults.named', { name, fault: said });
}

/** Place of a fault within a form: a field, or the row and column of a cell. */
export function faultPlace(fault: Pick<FormFault, 'field' | 'row' | 'column'>): string {
  if (fault.row === null) return fault.field;
  return `${fault.field}.${fault.row}.${fault.column ?? ''}`;
}
