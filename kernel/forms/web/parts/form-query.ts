import type { EndpointInput } from '#platform/http/contract/endpoint.ts';
import { type Search, valuesOf } from '#ui/index.ts';
import type { exportForms } from '../../contract/form-endpoints.ts';
import type { exportSubmissions } from '../../contract/submission-endpoints.ts';

/** Rows of one page of a register. */
export const rowsPerPage = 50;

const day = /^\d{4}-\d{2}-\d{2}$/;
const isWithdrawn = (value: string | undefined): value is 'only' | 'all' => value === 'only' || value === 'all';

/** The filter of the register of forms as the address holds it. */
export function formsQuery(search: Search): EndpointInput<typeof exportForms>['query'] {
  const [q] = valuesOf(search, 'q');
  return {
    ...(q === undefined ? {} : { q }),
    ...{ state: valuesOf(search, 'state'), subject: valuesOf(search, 'subject') },
    department: valuesOf(search, 'department'),
  } as EndpointInput<typeof exportForms>['query'];
}

/** The filter of a register of submissions; what was typed into the address by hand may be anything. */
export function submissionsQuery(search: Search): EndpointInput<typeof exportSubmissions>['query'] {
  const [q] = valuesOf(search, 'q');
  const [from] = valuesOf(search, 'from');
  const [to] = valuesOf(search, 'to');
  const version = Number(valuesOf(search, 'version')[0]);
  const [withdrawn] = valuesOf(search, 'withdrawn');
  return {
    ...(q === undefined ? {} : { q }),
    ...(from !== undefined && day.test(from) ? { from } : {}),
    ...(to !== undefined && day.test(to) ? { to } : {}),
    ...(Number.isInteger(version) && version > 0 ? { version } : {}),
    ...(isWithdrawn(withdrawn) ? { withdrawn } : {}),
  };
}

/** Id of the register into which sheets of a form are imported; ids of registers have no hyphens. */
export function sheetRegisterOf(key: string): string {
  return `forms.${key.replace(/-([a-z])/g, (_whole, letter: string) => letter.toUpperCase())}`;
}
