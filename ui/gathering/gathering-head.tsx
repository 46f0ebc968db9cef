import './gathering.css';
import type { GatheringRow } from '#kernel/gatherings/contract/gathering.ts';
import { formatDate } from '../format/date.ts';
import { useLocale, useText } from '../i18n/i18n.ts';

/** When, where, by whom, in which series: the line under the title of a gathering. */
export function GatheringHead({
  gathering,
}: {
  gathering: Pick<GatheringRow, 'day' | 'fromTime' | 'toTime' | 'where'> & {
    host: string;
    series?: string | undefined;
  };
}) {
  const text = useText('gatherings');
  const locale = useLocale();
  const { day, fromTime, toTime, where, host, series } = gathering;
  const facts = [
    ['time', `${formatDate(day, locale)} ${fromTime}—${toTime}`],
    ['where', where],
    ['host', host],
    ...(series === undefined ? [] : [['series', series]]),
  ] as const;
  return (
    <dl className="gat-head">
      {facts.map(([key = '', value]) => (
        <div key={key}>
          <dt>{text(`columns.${key}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
