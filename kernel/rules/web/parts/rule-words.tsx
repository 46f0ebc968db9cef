import { Tag } from 'antd';
import { formatMoney, useLocale, useText } from '#ui/index.ts';
import type { AnsweredOutcome } from '../../contract/rule-answer.ts';
import type { RuleRow } from '../../contract/rule-record.ts';

/** State of a rule, as a tag. */
export function RuleState({ state }: Pick<RuleRow, 'state'>) {
  const text = useText('rules');
  return <Tag variant="outlined">{text(`pages.states.${state}`)}</Tag>;
}

/** Days in force in words: `2026-01-01 至 2026-12-31`, `2026-01-01 起`. */
export function usePeriodWords(): (from: string | null, to: string | null) => string | null {
  const text = useText('rules');
  return (from, to) => {
    if (from === null) return null;
    return to === null ? text('pages.since', { from }) : text('pages.fromTo', { from, to });
  };
}

/** Thousands with commas, whatever stands behind the point stays. */
export function withCommas(written: string): string {
  const [whole = '', ...rest] = written.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/gu, ','), ...rest].join('.').replace('-', '−');
}

/** Yuan of a count of fen, to the fen, with its unit. */
export function useMoneyWords(): (fen: number) => string {
  const text = useText('ui');
  const locale = useLocale();
  return (fen) => {
    const { value, unitKey } = formatMoney(fen, locale, 'yuan');
    const unit = text(unitKey);
    return locale === 'en' ? `${unit} ${value}` : `${value} ${unit}`;
  };
}

/** What an outcome says, in words; null where data lack. */
export function useOutcomeWords(): (outcome: AnsweredOutcome) => string {
  const text = useText('rules');
  const money = useMoneyWords();
  const period = usePeriodWords();
  const unknown = text('pages.unknown');
  return (one) => {
    switch (one.kind) {
      case 'condition':
        return one.holds === null ? unknown : text(one.holds ? 'pages.outcomes.holds' : 'pages.outcomes.fails');
      case 'money':
        return one.fen === null ? unknown : money(one.fen);
      case 'grade':
        return one.grade ?? unknown;
      case 'number':
        return one.value === null ? unknown : `${withCommas(one.value)} ${one.unit}`.trim();
      case 'goods':
        return one.count === null
          ? unknown
          : text('pages.outcomes.goods', { count: withCommas(one.count), unit: one.unit, item: one.item });
      case 'status': {
        if (one.granted === null) return unknown;
        if (!one.granted) return text('pages.outcomes.notGranted', { status: one.status });
        return text('pages.outcomes.granted', { status: one.status, days: period(one.since, one.until) ?? '' });
      }
      case 'deduction':
        if (one.deductionFen === null) return unknown;
        return text('pages.outcomes.deduction', {
          ...{ tax: one.tax, deduction: money(one.deductionFen), rate: one.rate ?? unknown },
          saved: one.savedFen === null ? unknown : money(one.savedFen),
        });
    }
  };
}
