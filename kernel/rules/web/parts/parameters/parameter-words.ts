import { useText } from '#ui/index.ts';
import type { AnswerType, RuleDatum } from '../../../contract/rule-definition.ts';
import { withCommas } from '../rule-words.tsx';

/** A value of a parameter with its unit, in words. */
export function useValueWords(): (value: RuleDatum, of: { type: AnswerType; unit: string | null }) => string {
  const text = useText('rules');
  return (value, { type, unit }) => {
    if (value === null) return text('pages.parameters.noValue');
    if (typeof value === 'boolean') return text(value ? 'pages.yes' : 'pages.no');
    return type === 'number' ? `${withCommas(value)} ${unit ?? ''}`.trim() : value;
  };
}
