import { useText } from '#ui/index.ts';
import type { ParameterDatum, ParameterKind } from '../../../contract/parameter-texts.ts';
import { withCommas } from '../rule-words.tsx';

/** Texts of a list that a line says before it says how many there are. */
const saidTexts = 3;

/** A value of a parameter with its unit, in words; of a long list its first texts and how many there are. */
export function useValueWords(): (value: ParameterDatum, of: { type: ParameterKind; unit: string | null }) => string {
  const text = useText('rules');
  return (value, { type, unit }) => {
    if (value === null) return text('pages.parameters.noValue');
    if (Array.isArray(value)) {
      const texts = value.slice(0, saidTexts).join(text('pages.comma'));
      return value.length <= saidTexts ? texts : text('pages.parameters.texts', { texts, count: value.length });
    }
    if (typeof value === 'boolean') return text(value ? 'pages.yes' : 'pages.no');
    return type === 'number' ? `${withCommas(value)} ${unit ?? ''}`.trim() : value;
  };
}
