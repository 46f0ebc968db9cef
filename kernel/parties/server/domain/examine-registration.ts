import type { FirmRegistration } from '../../contract/firm-registration.ts';
import { type CreditCodeDoubt, creditCodeLength, doubtsOfCreditCode } from '../../contract/social-credit-code.ts';

/** A field that breaks a rule: key and values of the text that says so. */
export interface RegistrationFault {
  field: keyof FirmRegistration;
  text: string;
  params: Record<string, string | number>;
}

/** What a registration comes to: faults to mend, none when it may be stored, and the code as it is then kept. */
export interface Examination {
  faults: RegistrationFault[];
  socialCreditCode: string | null;
  /** Kept only beside a code that is doubted. */
  codeExceptionReason: string | null;
}

/** Checks what no single field can tell; `today` is `YYYY-MM-DD` in China. A doubted code passes with a reason. */
export function examineRegistration(registration: FirmRegistration, today: string): Examination {
  const { foundedOn, codeExceptionReason } = registration;
  const socialCreditCode = registration.socialCreditCode || null;
  const faults: RegistrationFault[] = [];
  if (foundedOn !== undefined && foundedOn > today) {
    faults.push({ field: 'foundedOn', text: 'faults.foundedInFuture', params: { today } });
  }
  if (socialCreditCode !== null && !isCodeForm(socialCreditCode)) {
    const params = { length: socialCreditCode.length, needed: creditCodeLength };
    faults.push({ field: 'socialCreditCode', text: 'faults.codeForm', params });
    return { faults, socialCreditCode, codeExceptionReason: null };
  }
  const doubts = socialCreditCode === null ? [] : doubtsOfCreditCode(socialCreditCode);
  if (codeExceptionReason === undefined) faults.push(...doubts.map(faultOfDoubt));
  const reason = doubts.length > 0 ? codeExceptionReason : undefined;
  return { faults, socialCreditCode, codeExceptionReason: reason ?? null };
}

function isCodeForm(code: string): boolean {
  return code.length === creditCodeLength && /^[0-9A-Z]+$/.test(code);
}

function faultOfDoubt({ kind, ...params }: CreditCodeDoubt): RegistrationFault {
  return { field: 'socialCreditCode', text: `doubts.${kind}`, params };
}
