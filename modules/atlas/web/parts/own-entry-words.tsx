import { formatDate, useLocale, useText } from '#ui/index.ts';
import type { OwnEntry } from '../../contract/own-entry.ts';

/** The period of an entry: from its first to its last day, as far as they are known. */
export function EntryPeriod({ entry: { startsOn, endsOn } }: { entry: OwnEntry }) {
  const text = useText('atlas');
  const locale = useLocale();
  const from = startsOn === null ? '' : formatDate(startsOn, locale);
  const to = endsOn === null ? '' : formatDate(endsOn, locale);
  if (from === '' && to === '') return null;
  const key = to === '' ? 'since' : from === '' ? 'until' : 'fromTo';
  return <span className="atlas-period">{text(`ownEntry.${key}`, { from, to })}</span>;
}

/** The target of a goal with its unit, thousands apart; the digits stay as they were told. */
export function EntryTarget({ entry: { target, targetUnit } }: { entry: OwnEntry }) {
  const text = useText('atlas');
  if (target === null) return null;
  const [whole = '', decimals] = target.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const shown = decimals === undefined ? grouped : `${grouped}.${decimals}`;
  return <>{text('ownEntry.targetPeriod', { target: shown, unit: targetUnit ?? '' })}</>;
}
