import type { FormRule } from 'antd';
import type { Text } from '#ui/index.ts';
import { creditCodeLength, normaliseCreditCode } from '../../contract/social-credit-code.ts';
import { doubtsOfTyped, parseWan } from './firm-values.ts';

type Rules = FormRule[];

/** Refuses a text by a sentence; an empty field is not wrong unless it is required. */
function check(fault: (value: string) => string | undefined): FormRule {
  return {
    validator: async (_rule, value: string | undefined) => {
      const message = value === undefined || value.trim() === '' ? undefined : fault(value);
      if (message !== undefined) throw new Error(message);
    },
  };
}

/** A field that must not stay empty. */
export function needed(text: Text, label: string): FormRule {
  return { required: true, whitespace: true, message: text('register.missing', { field: label }) };
}

/** The code's form bars, a failed check only warns: the reason beside it decides. */
export function codeRules(text: Text): Rules {
  const form = check((value) => {
    const code = normaliseCreditCode(value);
    if (/^[0-9A-Z]+$/.test(code) && code.length === creditCodeLength) return undefined;
    return text('faults.codeForm', { needed: creditCodeLength, length: code.length });
  });
  const doubt = check((value) => {
    const [first] = doubtsOfTyped(value);
    if (first === undefined) return undefined;
    const { kind, ...params } = first;
    return text(`doubts.${kind}`, params);
  });
  return [form, { ...doubt, warningOnly: true }];
}

/** At least so many characters. */
export function least(text: Text, min: number): FormRule {
  return check((value) => (value.trim().length < min ? text('register.tooShort', { min }) : undefined));
}

/** Not after today in China. */
export function notAfter(text: Text, today: string): FormRule {
  return check((value) => (value > today ? text('register.future') : undefined));
}

/** A decimal number of ten thousand yuan. */
export function wan(text: Text): FormRule {
  return check((value) => (parseWan(value) === undefined ? text('register.number') : undefined));
}

/** A whole number that is not negative. */
export function whole(text: Text): FormRule {
  return check((value) => (/^\d{1,7}$/.test(value.trim()) ? undefined : text('register.whole')));
}
