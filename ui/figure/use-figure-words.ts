import type { Figure } from '#kernel/indicators/contract/figure.ts';
import { useLocale, useText } from '../i18n/i18n.ts';
import { type FigureWords, figureWords } from './figure-words.ts';

/** Money in the sizes that figures are shown in; other units of yuan, such as yuan_per_km2, are units of their own. */
const moneyUnits = /^yuan(?:_wan|_yi|_million)?$/;

/** A figure in words of the reader's language; undefined when the source gives no number. */
export function useFigureWords(figure: Figure): FigureWords | undefined {
  const text = useText('ui');
  const units = useText('indicators');
  return figureWords(figure, useLocale(), {
    unit: (id) => (moneyUnits.test(id) ? text(`money.${id.slice(5) || 'yuan'}`) : units(`units.${id}`)),
    bound: (id, parts) => text(`figure.bounds.${id}`, parts),
  });
}
