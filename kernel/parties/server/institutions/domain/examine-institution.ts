import type { InstitutionEntry } from '../../../contract/institution.ts';
import { creditCodeLength, doubtsOfCreditCode } from '../../../contract/social-credit-code.ts';
import type { EntryFault } from '../../places/domain/fault.ts';

/** What an institution's entry comes to: faults to mend, none when it may be stored, and the code as it is then kept. */
export interface InstitutionExamination {
  faults: EntryFault[];
  socialCreditCode: string | null;
  /** Kept only beside a code that is doubted. */
  codeExceptionReason: string | null;
}

/** Checks the code as that of a firm is checked: a doubted one passes with a reason, what is no code at all doesn't. */
export function examineInstitution(entry: InstitutionEntry): InstitutionExamination {
  const socialCreditCode = entry.socialCreditCode || null;
  if (socialCreditCode === null) return { faults: [], socialCreditCode, codeExceptionReason: null };
  if (socialCreditCode.length !== creditCodeLength || !/^[0-9A-Z]+$/.test(socialCreditCode)) {
    const params = { length: socialCreditCode.length, needed: creditCodeLength };
    const faults = [{ field: 'socialCreditCode', text: 'faults.codeForm', params }];
    return { faults, socialCreditCode, codeExceptionReason: null };
  }
  const doubts = doubtsOfCreditCode(socialCreditCode);
  const reason = doubts.length > 0 ? (entry.codeExceptionReason ?? null) : null;
  const faults = reason === null ? doubts.map(({ kind, ...params }) => faultOf(kind, params)) : [];
  return { faults, socialCreditCode, codeExceptionReason: reason };
}

function faultOf(kind: string, params: Record<string, string | number>): EntryFault {
  return { field: 'socialCreditCode', text: `doubts.${kind}`, params };
}
