import type { Mistake } from '#kernel/rules/contract/explain-mistake.ts';
import { hasText, useText } from '../i18n/i18n.ts';
import type { ExpressionFault } from './rule-props.ts';

/** Says a mistake or a reason in the words of the rules: what, where, what to do. */
export function useMistakeWords(): (fault: Mistake | ExpressionFault) => string {
  const text = useText('rules');
  return ({ code, params }) => {
    const key = [`mistakes.${code}`, `diagnostics.${code}`].find((one) => hasText('rules', one));
    return key === undefined ? code : text(key, params);
  };
}
