import { formatCount, useApi, useText } from '#ui/index.ts';
import { LightCounts } from '#ui/screen/figure-tile.tsx';
import { Ranks } from '#ui/screen/ranks-tile.tsx';
import type { ScreenTileProps } from '#ui/screen/tile.ts';
import { TileEmpty, TileFrame, TileSkeleton } from '#ui/screen/tile-frame.tsx';
import { listAlarms } from '../../contract/alarm.ts';
import { useAlarmWords } from './alarm-words.ts';

const shownAlarms = 5;

/** The worst of everything that is open, and how many lights burn. */
export default function AlarmsTile({ title }: ScreenTileProps) {
  const text = useText('cockpit');
  const words = useAlarmWords();
  const { data, error } = useApi(listAlarms, { query: { pageSize: shownAlarms } });
  const more = { href: '/alarms', words: text('web.screen.alarmsAll', { count: formatCount(data?.total ?? 0) }) };
  return (
    <TileFrame title={title} more={more}>
      {data === undefined ? (
        error === null ? (
          <TileSkeleton />
        ) : (
          <p className="ys-screen-empty" role="alert">
            {text('web.screen.alarmsFailed')}
          </p>
        )
      ) : data.total === 0 ? (
        data.failed.length === 0 ? (
          <p className="ys-screen-empty">{text('web.screen.noAlarms')}</p>
        ) : (
          <TileEmpty />
        )
      ) : (
        <>
          <LightCounts counts={data.counts} />
          <Ranks
            ranks={data.alarms.map((alarm) => ({
              key: alarm.id,
              light: alarm.light,
              name: alarm.title,
              href: alarm.href,
              note: [words(alarm), alarm.owner ?? alarm.sourceName].join(' · '),
            }))}
          />
        </>
      )}
      {data === undefined || data.failed.length === 0 ? null : (
        <p className="ys-screen-empty" role="alert">
          {text('alarms.failed', { names: data.failed.map(({ name }) => name).join(text('web.screen.and')) })}
        </p>
      )}
    </TileFrame>
  );
}
