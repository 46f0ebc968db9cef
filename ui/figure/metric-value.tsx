import './figure.css';
import type { MetricFigure } from '#kernel/indicators/contract/metric-figure.ts';
import { formatTime } from '../format/date.ts';
import { formatCount } from '../format/number.ts';
import { useLocale, useText } from '../i18n/i18n.ts';
import { Popup } from '../popup/popup.tsx';
import { HrefLink } from '../screen/href-link.tsx';
import { useScaled } from '../screen/use-scaled.ts';
import { usePeriod } from './figure-card.tsx';
import { roundedMoney } from './figure-words.ts';
import { StatusTag } from './status-tag.tsx';
import { useFigureWords } from './use-figure-words.ts';

/** A zone's own figure as a door: pressed, it opens definition, period, how far the data reach, parts, and the way to its rows. */
export function MetricValue({ metric, large }: { metric: MetricFigure; large?: boolean }) {
  const text = useText('ui');
  const words = useShortWords(metric);
  return (
    <span className="ys-fig">
      <Popup
        buttonClass={large ? 'ys-figure ys-figure-large' : 'ys-figure'}
        label={metric.name}
        button={
          <>
            <span className="ys-hidden">{metric.name} </span>
            {words === undefined || words.before === '' ? null : (
              <span className="ys-figure-bound">{words.before}</span>
            )}
            {words?.value ?? text('screen.noValue')}
          </>
        }
      >
        {() => <MetricCard metric={metric} />}
      </Popup>
      {words === undefined || words.after === '' ? null : (
        <span className={large ? 'ys-unit ys-unit-large' : 'ys-unit'}>{words.after}</span>
      )}
    </span>
  );
}

/** Money with two decimals in its size, and other large numbers in theirs; the exact one stands in the card. */
function useShortWords({ figure }: MetricFigure) {
  const words = useFigureWords(roundedMoney(figure, useLocale()));
  const scaled = useScaled([figure.value], figure.unit);
  if (words === undefined || figure.value === null || figure.unit === 'yuan' || scaled.scale.size === '') return words;
  return { ...words, value: scaled.number(figure.value), after: scaled.unit };
}

function MetricCard({ metric }: { metric: MetricFigure }) {
  const text = useText('ui');
  const { figure, definition, rows, stale } = metric;
  const words = useFigureWords(figure);
  const until = text('screen.until', { until: metric.dataUntil ?? '—', time: formatTime(metric.checkedAt) });
  return (
    <div className="ys-figure-card">
      <h3>{metric.name}</h3>
      <p>{words?.whole ?? text('screen.noValue')}</p>
      <dl>
        <dt>{text('screen.version', { version: definition.version })}</dt>
        <dd>{definition.text}</dd>
        <dt>{text('figure.period')}</dt>
        <dd>
          {usePeriod(figure.period) ?? text('figure.unknown')} <StatusTag status={figure.status} />
        </dd>
        <dt>{text('figure.source')}</dt>
        <dd>{metric.demonstration ? `${until}${text('screen.comma')}${text('screen.demonstration')}` : until}</dd>
        {stale === null ? null : (
          <>
            <dt>{text('screen.stale')}</dt>
            <dd>{text('screen.staleSince', { since: stale.since.slice(0, 10), awaited: stale.awaited })}</dd>
          </>
        )}
      </dl>
      <p className="ys-figure-doors">
        <HrefLink href={rows.href}>
          {text('screen.openRows', { count: rows.count, shown: formatCount(rows.count) })}
        </HrefLink>
        <HrefLink href={`/indicators/${figure.metric}`}>{text('screen.wholeDefinition')}</HrefLink>
      </p>
    </div>
  );
}
