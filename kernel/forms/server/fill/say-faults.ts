import { AppError, type FieldError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FormFault } from '../../contract/form-definition.ts';
import { faultKey } from '../../contract/judge-form.ts';

/** A fault in words, with its row where there is one. */
export function sayFault(fault: FormFault, { text }: Pick<RequestContext, 'text'>): string {
  const said = text(`forms:${faultKey(fault)}`, fault.params);
  return fault.row === null ? said : text('forms:faults.row', { row: fault.row + 1, fault: said });
}

/** Refuses what faults stand against; each is named at its field. */
export function refuseFaults(faults: readonly FormFault[], context: Pick<RequestContext, 'text'>): void {
  const [first] = faults;
  if (first === undefined) return;
  const fields = faults.map((fault): FieldError => {
    const { field, row, column } = fault;
    return { field: [field, row, column].filter((one) => one !== null).join('.'), message: sayFault(fault, context) };
  });
  throw new AppError('forms.notReady', { count: faults.length, first: sayFault(first, context) }, fields);
}
