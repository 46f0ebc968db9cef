import { withUnit } from '../figure/figure-words.ts';
import { useLocale, useText } from '../i18n/i18n.ts';
import { type Scale, scaledText, scaleOf } from './scaled-number.ts';

/** Numbers of one unit in one size. */
export interface Scaled {
  readonly scale: Scale;
  /** The unit in the size: 亿元. */
  readonly unit: string;
  readonly number: (value: string) => string;
  /** Number and unit. */
  readonly words: (value: string) => string;
}

/** The size for values that are shown side by side, and how they are written in it. */
export function useScaled(values: readonly (string | null | undefined)[], unit: string): Scaled {
  const text = useText('ui');
  const units = useText('indicators');
  const locale = useLocale();
  const known = values.filter((value): value is string => typeof value === 'string');
  const scale = scaleOf(known, unit, locale);
  const plain = unit === 'yuan' ? text('screen.yuan') : units(`units.${unit}`);
  const name = scale.size === '' ? plain : text(`screen.sizes.${scale.size}`, { unit: plain });
  const number = (value: string) => scaledText(value, scale);
  return { scale, unit: name, number, words: (value) => withUnit(number(value), name) };
}
