import { officeTelephone, website } from '../../contract/institution.ts';
import { doubtsOfCreditCode } from '../../contract/social-credit-code.ts';
import { namesOfInstitution } from '../places/name-places.ts';
import { institutionColumns } from './place-columns.ts';
import { placeFault } from './place-fault.ts';
import { openPlaceRegister } from './place-register.ts';

const doubtsOf = (code: string | null | undefined) => (code == null ? [] : doubtsOfCreditCode(code));

/** Institutions from sheets: known again by their credit code, or by their name. */
export const institutionRegister = openPlaceRegister({
  id: 'parties.partner',
  titleKey: 'parties:institution.title',
  permission: 'parties:institution.register',
  columns: institutionColumns,
  keyColumns: ['name', 'socialCreditCode'],
  reasonColumn: 'codeExceptionReason',
  party: { kind: 'institution', ownTables: ['parties.party_name'] },
  table: {
    name: 'parties.partner',
    fields: [
      { key: 'name', column: 'name', type: 'text' },
      { key: 'kind', column: 'kind', type: 'text' },
      { key: 'shortName', column: 'short_name', type: 'text' },
      { key: 'status', column: 'status', type: 'text' },
      { key: 'socialCreditCode', column: 'social_credit_code', type: 'text' },
      { key: 'codeExceptionReason', column: 'code_exception_reason', type: 'text' },
      { key: 'officeTelephone', column: 'office_telephone', type: 'text' },
      { key: 'address', column: 'address', type: 'text' },
      { key: 'website', column: 'website', type: 'text' },
      { key: 'source', column: 'source', type: 'text' },
    ],
  },
  knownBy: [
    { key: 'socialCreditCode', column: 'social_credit_code' },
    { key: 'name', column: 'name' },
  ],
  defaults: { status: 'active' },
  nameOf: (one) => one.name ?? '',
  namesOf: (one) =>
    namesOfInstitution({
      ...{ id: one.id, name: one.name ?? '', shortName: one.shortName ?? null },
      socialCreditCode: one.socialCreditCode ?? null,
    }),
  reasonOf: (one) => ({ field: 'codeExceptionReason', needed: doubtsOf(one.socialCreditCode).length > 0 }),
  faultsOf: (one) => [
    ...(one.codeExceptionReason === null
      ? doubtsOf(one.socialCreditCode).map(({ kind, ...params }) =>
          placeFault(`doubts.${kind}`, 'socialCreditCode', { params, severity: 'needsReason' }),
        )
      : []),
    ...(one.officeTelephone == null || officeTelephone.safeParse(one.officeTelephone).success
      ? []
      : [placeFault('institution.wrong.telephone', 'officeTelephone')]),
    ...(one.website == null || website.safeParse(one.website).success
      ? []
      : [placeFault('institution.wrong.website', 'website')]),
  ],
});
