import { useText } from '#ui/index.ts';
import type { ParameterDatum, ParameterKind } from '../../../contract/parameter-texts.ts';
import { withCommas } from '../rule-words.tsx';

/** A value of a parameter with its unit, in words; of a list how many texts it has. */
export function useValueWords(): (value: ParameterDatum, of: { type: ParameterKind; unit: string | null }) => string {
  const text = useText('rules');
  return (value, { type, unit }) => {
    if (value === null) return text('pages.parameters.noValue');
    if (Array.isArray(value)) return text('pages.parameters.texts', { count: value.length });
    if (typeof value === 'boolean') return text(value ? 'pages.yes' : 'pages.no');
    return type === 'number' ? `${withCommas(value)} ${unit ?? ''}`.trim() : value;
  };
}
