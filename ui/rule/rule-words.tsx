import type { Mistake } from '#kernel/rules/contract/explain-mistake.ts';
import { withKindWords } from '#kernel/rules/contract/kind-words.ts';
import { hasText, useText } from '../i18n/i18n.ts';
import type { ExpressionFault } from './rule-props.ts';

/** Groups of the locale that say codes; some codes stand in several, with other parameters. */
const groupsOf = {
  expression: ['mistakes', 'faults', 'diagnostics'],
  answer: ['diagnostics', 'mistakes'],
} as const;

/** Says a mistake in an expression, or a reason of an answer, in the words of the rules: what, where, what to do. */
export function useMistakeWords(
  of: keyof typeof groupsOf = 'expression',
): (fault: Mistake | ExpressionFault) => string {
  const text = useText('rules');
  return ({ code, params }) => {
    const group = groupsOf[of].find((one) => hasText('rules', `${one}.${code}`));
    if (group === undefined) return code;
    // What a mistake found is what somebody wrote, never a kind.
    return text(`${group}.${code}`, group === 'mistakes' ? params : withKindWords(params, (key) => text(key)));
  };
}

/** Says what hinders publishing a rule. */
export function useFaultWords(): (fault: ExpressionFault) => string {
  const text = useText('rules');
  return ({ code, params }) =>
    text(
      `faults.${code}`,
      withKindWords(params, (key) => text(key)),
    );
}
