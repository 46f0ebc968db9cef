import { formatMoney, useLocale, useText } from '#ui/index.ts';

/** Money in a readable unit: 1,100.00 亿元 in Chinese, CNY 1,100.00 million in English. */
export function MoneyWords({ fen }: { fen: number }) {
  const ui = useText('ui');
  const locale = useLocale();
  const { value, unitKey } = formatMoney(fen, locale);
  const unit = ui(unitKey);
  const [before, after] = locale === 'en' ? unit.split(' ') : [undefined, unit];
  return (
    <>
      {before === undefined ? null : (
        <span className="ys-unit">
          {before}
          {'\u00a0'}
        </span>
      )}
      {value}
      {after === undefined ? null : (
        <span className="ys-unit">
          {'\u00a0'}
          {after}
        </span>
      )}
    </>
  );
}
