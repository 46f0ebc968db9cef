import '#ui/screen/screen.css';
import '#ui/screen/tiles.css';
import '#ui/screen/bottom.css';
import '#ui/screen/card.css';
import '../parts/screen-page.css';
import { useQueryClient } from '@tanstack/react-query';
import { type CSSProperties, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { getLayerFeatures } from '#kernel/geo/contract/endpoints.ts';
import { listSources } from '#kernel/indicators/contract/endpoints.ts';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import { ErrorState, formatTime, NoPermission, useApi, useSession, useText, useUrlSearch } from '#ui/index.ts';
import { FigureDialog } from '#ui/screen/figure-dialog.tsx';
import { ScreenProvider } from '#ui/screen/screen-context.tsx';
import { type ScreenTile, useScreenTiles } from '#ui/screen/screen-tiles.tsx';
import { TileBoundary, TileSkeleton } from '#ui/screen/tile-frame.tsx';
import { listAlarms } from '../../contract/alarm.ts';
import { listLayouts, wholeTab } from '../../contract/layout.ts';
import type { LiveNews } from '../../contract/stream.ts';
import { mergeLayout, tabsOf, tilesOfTab } from '../parts/merge-layout.ts';
import { PublishedFacts } from '../parts/published-facts.tsx';
import { ScreenMap } from '../parts/screen-map.tsx';
import { ScreenTop, tabsWithModule } from '../parts/screen-top.tsx';
import { useLive } from '../parts/use-live.ts';
import { useRoom } from '../parts/use-room.ts';
import { type ScreenFigures, useScreenFigures } from '../parts/use-screen-figures.ts';

/** The zone on one screen. */
export function ScreenPage() {
  const { can, account } = useSession();
  const text = useText('cockpit');
  const { zone } = useSession();
  useEffect(() => {
    document.title = `${text('web.screen.title')} · ${zone?.name ?? ''}`;
  }, [text, zone]);
  if (!can('cockpit:read')) {
    return (
      <main className="ys-screen-room">
        <div className="ys-screen ys-screen-failed">
          <NoPermission signedIn={account !== null} />
        </div>
      </main>
    );
  }
  return <Screen />;
}

type Sources = EndpointResult<typeof listSources>['sources'];
const noSources: Sources = [];

function Screen() {
  const room = useRoom();
  const [search] = useUrlSearch();
  const all = useScreenTiles();
  const metrics = useMemo(() => [...new Set(all.flatMap((tile) => tile.metrics))], [all]);
  const screen = useScreenFigures(metrics);
  const sources = useApi(listSources, {}).data?.sources ?? noSources;
  const live = useLiveScreen(screen);
  const tiles = known(all, screen);
  const tabs = tabsOf(tiles);
  const tab = typeof search.tab === 'string' && tabs.includes(search.tab) ? search.tab : wholeTab;
  const names = useMemo(
    () => new Map(sources.flatMap(({ name, metrics: own }) => own.map(({ metric }) => [metric, name] as const))),
    [sources],
  );
  const style: CSSProperties = room.wall ? { zoom: room.zoom } : {};
  return (
    <ScreenProvider changed={screen.changed} sources={names}>
      <div className={room.wall ? 'ys-screen-room wall' : 'ys-screen-room'}>
        <div className="ys-screen" style={style}>
          <ScreenTop tabs={tabsWithModule(tabs, tiles)} tab={tab} live={live.state} sources={sources} />
          <Bands tiles={tilesOfTab(tiles, tab)} tab={tab} screen={screen} wall={room.wall} />
          <FigureDialog zoom={room.zoom} wall={room.wall} />
          <p className="ys-hidden" role="status">
            {live.said}
          </p>
        </div>
      </div>
    </ScreenProvider>
  );
}

/** Without the tiles none of whose metrics this installation has, or this reader may see. */
function known(tiles: readonly ScreenTile[], { figures, loading, error }: ScreenFigures): readonly ScreenTile[] {
  if (loading || error !== null) return tiles;
  return tiles.filter(({ metrics }) => metrics.length === 0 || metrics.some((metric) => figures.has(metric)));
}

function Bands({
  tiles,
  tab,
  screen,
  wall,
}: {
  tiles: readonly ScreenTile[];
  tab: string;
  screen: ScreenFigures;
  wall: boolean;
}) {
  const text = useText('cockpit');
  const words = useText('ui');
  const layouts = useApi(listLayouts, {}).data?.layouts ?? [];
  const { headline, left, right, trend } = mergeLayout(
    tiles,
    layouts.find((layout) => layout.tab === tab),
  );
  const draw = (list: readonly ScreenTile[]) => list.map((tile) => <Tile key={tile.id} tile={tile} screen={screen} />);
  const count = (name: string, of: number) => ({ [name]: Math.max(1, of) }) as CSSProperties;
  if (screen.error !== null && screen.figures.size === 0) {
    return (
      <main className="ys-screen-failed">
        <ErrorState error={screen.error} onRetry={() => screen.refresh()} />
      </main>
    );
  }
  return (
    <main className="ys-screen-main">
      <div className="ys-screen-band" style={count('--figures', headline.length)}>
        {draw(headline)}
      </div>
      <div className="ys-screen-mid">
        <div className="ys-screen-column">{draw(left)}</div>
        <TileBoundary title={text('web.screen.map')} words={words('screen.broken')}>
          <ScreenMap tall={wall} />
        </TileBoundary>
        <div className="ys-screen-column">{draw(right)}</div>
      </div>
      <div className="ys-screen-bottom">
        <section aria-label={text('web.screen.trends')}>
          <h2>
            {text('web.screen.trends')}
            <i>{text('web.screen.trendsNote')}</i>
          </h2>
          <div className="ys-screen-trends" style={count('--trends', trend.length)}>
            {draw(trend)}
          </div>
        </section>
        <PublishedFacts />
      </div>
    </main>
  );
}

function Tile({ tile, screen: { figures, loading } }: { tile: ScreenTile; screen: ScreenFigures }) {
  const text = useText(tile.module);
  const words = useText('ui');
  const title = text(tile.titleKey);
  return (
    <TileBoundary title={title} words={words('screen.broken')}>
      <Suspense fallback={<TileSkeleton />}>
        <tile.Content id={tile.id} title={title} metrics={tile.metrics} figures={figures} loading={loading} />
      </Suspense>
    </TileBoundary>
  );
}

/** Follows what changes; what is said of it aloud comes at most once a minute. */
function useLiveScreen(screen: ScreenFigures) {
  const text = useText('cockpit');
  const client = useQueryClient();
  const [said, setSaid] = useState('');
  const refresh = screen.refresh;
  const again = useCallback(
    (ids: readonly string[]) => {
      for (const id of ids) void client.invalidateQueries({ queryKey: [id] });
    },
    [client],
  );
  const state = useLive({
    onNews: ({ metrics, alarms, at }: LiveNews) => {
      refresh(metrics);
      if (alarms) again([listAlarms.id, getLayerFeatures.id]);
      if (metrics.length > 0) {
        again([listSources.id]);
        setSaid((before) =>
          before.startsWith(formatTime(at))
            ? before
            : `${formatTime(at)} ${text('web.screen.changed', { count: metrics.length })}`,
        );
      }
    },
    onBack: () => {
      refresh();
      again([listAlarms.id, getLayerFeatures.id, listSources.id, listLayouts.id]);
    },
  });
  return { state, said };
}
