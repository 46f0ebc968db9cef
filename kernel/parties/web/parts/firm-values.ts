import type { ApiInput } from '#ui/index.ts';
import type { registerFirm } from '../../contract/endpoints.ts';
import type { FirmScale, LegalForm } from '../../contract/firm.ts';
import {
  type CreditCodeDoubt,
  creditCodeLength,
  doubtsOfCreditCode,
  normaliseCreditCode,
} from '../../contract/social-credit-code.ts';

/** The form as it is typed: numbers and dates are still text. */
export interface FirmValues {
  name?: string;
  socialCreditCode?: string;
  codeExceptionReason?: string;
  industry?: string;
  legalForm?: LegalForm;
  scale?: FirmScale;
  foundedOn?: string;
  registeredCapital?: string;
  employees?: string;
  address?: string;
}

/** Names of the form's fields in their order. */
export const firmFields = [
  'name',
  'socialCreditCode',
  'codeExceptionReason',
  'industry',
  'legalForm',
  'scale',
  'foundedOn',
  'registeredCapital',
  'employees',
  'address',
] as const satisfies readonly (keyof FirmValues)[];

/** Fen of a decimal text in units of ten thousand yuan, exact to the fen; undefined when it is no such number. */
export function parseWan(text: string): number | undefined {
  const parts = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(text.replaceAll(',', '').trim());
  if (parts === null) return undefined;
  return Number(`${parts[1]}${(parts[2] ?? '').padEnd(6, '0')}`);
}

/** Doubts about a typed code; none while it has another length, which is said otherwise. */
export function doubtsOfTyped(text: string | undefined): CreditCodeDoubt[] {
  const code = normaliseCreditCode(text ?? '');
  return /^[0-9A-Z]+$/.test(code) && code.length === creditCodeLength ? doubtsOfCreditCode(code) : [];
}

/** The request body of the typed values; what is empty is left out. */
export function registrationOf(values: FirmValues): ApiInput<typeof registerFirm>['body'] {
  const capital = parseWan(values.registeredCapital ?? '');
  const reason = doubtsOfTyped(values.socialCreditCode).length > 0 ? values.codeExceptionReason?.trim() : '';
  return {
    name: values.name ?? '',
    industry: values.industry ?? '',
    legalForm: values.legalForm ?? 'limitedLiability',
    ...(values.socialCreditCode?.trim() ? { socialCreditCode: values.socialCreditCode } : {}),
    ...(reason ? { codeExceptionReason: reason } : {}),
    ...(values.scale ? { scale: values.scale } : {}),
    ...(values.foundedOn ? { foundedOn: values.foundedOn } : {}),
    ...(capital === undefined ? {} : { registeredCapitalFen: capital }),
    ...(values.employees?.trim() ? { employees: Number(values.employees) } : {}),
    ...(values.address?.trim() ? { address: values.address } : {}),
  };
}

/** Field of the form that a field of the request came from. */
export function formFieldOf(field: string): string {
  return field === 'registeredCapitalFen' ? 'registeredCapital' : field;
}
