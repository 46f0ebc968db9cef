import { Input, InputNumber, Select } from 'antd';
import { useText } from '#ui/index.ts';
import type { RuleDecision, RuleOutcome } from '../../../contract/rule-definition.ts';
import { Labelled } from '../form-parts.tsx';
import { type FreshWords, freshOutcome, outcomesOf } from './fresh-logic.ts';

type Keep = (outcome: RuleOutcome | null) => void;

/** What outcomes of a decision begin with. */
export function useFreshWords(decision: string): FreshWords {
  const text = useText('rules');
  return { decision, unit: text('pages.decisions.freshUnit'), tax: text('pages.decisions.freshTax') };
}

/** What an answer is good for: an amount, a grade, goods, a status with dates, a deduction. */
export function OutcomeFields({
  decision,
  dates,
  keep,
}: {
  decision: RuleDecision;
  /** Decisions that answer a date, until which a status may hold. */
  dates: readonly string[];
  keep: Keep;
}) {
  const text = useText('rules');
  const { outcome, type } = decision;
  const words = useFreshWords(decision.name);
  return (
    <>
      <Labelled label={text('pages.decisions.outcome')}>
        {(id) => (
          <Select
            id={id}
            value={outcome?.kind ?? 'none'}
            options={outcomesOf[type].map((value) => ({ value, label: text(`pages.outcomeKinds.${value}`) }))}
            onChange={(kind: RuleOutcome['kind'] | 'none') => keep(freshOutcome(kind, words))}
          />
        )}
      </Labelled>
      <Details outcome={outcome} dates={dates} keep={keep} />
    </>
  );
}

function Details({ outcome, dates, keep }: { outcome: RuleOutcome | null; dates: readonly string[]; keep: Keep }) {
  const text = useText('rules');
  const words = (key: string, value: string, change: (next: string) => RuleOutcome) => (
    <Labelled label={text(`pages.decisions.${key}`)}>
      {(id) => <Input id={id} value={value} maxLength={40} onChange={(event) => keep(change(event.target.value))} />}
    </Labelled>
  );
  switch (outcome?.kind) {
    case 'number':
      return words('unit', outcome.unit, (unit) => ({ ...outcome, unit: unit.slice(0, 20) }));
    case 'goods':
      return (
        <>
          {words('item', outcome.item, (item) => ({ ...outcome, item }))}
          {words('unit', outcome.unit, (unit) => ({ ...outcome, unit: unit.slice(0, 20) }))}
        </>
      );
    case 'deduction':
      return (
        <>
          {words('tax', outcome.tax, (tax) => ({ ...outcome, tax }))}
          {words('rate', outcome.rate, (rate) => ({ ...outcome, rate }))}
        </>
      );
    case 'status':
      return (
        <>
          {words('status', outcome.status, (status) => ({ ...outcome, status }))}
          <Labelled label={text('pages.decisions.holds')}>
            {(id) => (
              <Select
                id={id}
                value={outcome.until ?? (outcome.months === null ? '' : 'months')}
                options={[
                  { value: 'months', label: text('pages.decisions.holdsMonths') },
                  { value: '', label: text('pages.decisions.holdsOpen') },
                  ...dates.map((value) => ({ value, label: text('pages.decisions.holdsUntil', { decision: value }) })),
                ]}
                onChange={(value: string) =>
                  keep({
                    ...outcome,
                    months: value === 'months' ? (outcome.months ?? 12) : null,
                    until: value === 'months' || value === '' ? null : value,
                  })
                }
              />
            )}
          </Labelled>
          {outcome.months === null ? null : (
            <Labelled label={text('pages.decisions.months')}>
              {(id) => (
                <InputNumber<number>
                  id={id}
                  value={outcome.months}
                  min={1}
                  max={600}
                  precision={0}
                  onChange={(months) => keep({ ...outcome, months: months ?? 12 })}
                />
              )}
            </Labelled>
          )}
        </>
      );
    default:
      return null;
  }
}

/** What an outcome is, in words: 发放 件 显示器, 资格「小巨人培育」12 个月. */
export function useOutcomeKind(): (outcome: RuleOutcome | null) => string {
  const text = useText('rules');
  return (outcome) => {
    const kind = text(`pages.outcomeKinds.${outcome?.kind ?? 'none'}`);
    switch (outcome?.kind) {
      case 'number':
        return outcome.unit === '' ? kind : text('pages.decisions.inWords', { kind, of: outcome.unit });
      case 'goods':
        return text('pages.decisions.inWords', { kind, of: `${outcome.item} / ${outcome.unit}` });
      case 'deduction':
        return text('pages.decisions.inWords', { kind, of: `${outcome.tax} × ${outcome.rate}` });
      case 'status': {
        const { status, months, until } = outcome;
        const holds =
          until !== null
            ? text('pages.decisions.holdsUntil', { decision: until })
            : months === null
              ? text('pages.decisions.holdsOpen')
              : text('pages.decisions.forMonths', { count: months });
        return text('pages.decisions.inWords', { kind, of: `${status}, ${holds}` });
      }
      default:
        return kind;
    }
  };
}
