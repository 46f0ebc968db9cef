import type { Figure } from '#kernel/indicators/contract/figure.ts';
import { useLocale, useText } from '../i18n/i18n.ts';
import { type FigureWords, figureWords, withUnit } from './figure-words.ts';

/** Money in the sizes that figures are shown in; other units of yuan, such as yuan_per_km2, are units of their own. */
const moneyUnits = /^yuan(?:_wan|_yi|_million)?$/;

/** A figure in words of the reader's language; undefined when the source gives no number. */
export function useFigureWords(figure: Figure): FigureWords | undefined {
  const text = useText('ui');
  const units = useText('indicators');
  return figureWords(figure, useLocale(), {
    amount: (value, unit) =>
      moneyUnits.test(unit) ? text(`figure.${unit}`, { value }) : withUnit(value, units(`units.${unit}`)),
    bound: (id, amount) => text(`figure.bounds.${id}`, { figure: amount }),
  });
}
