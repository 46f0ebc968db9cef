import '../parts/arrange.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import {
  ErrorState,
  formatTime,
  LoadingState,
  NoPermission,
  Page,
  useApi,
  useApiMutation,
  useSession,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { type ScreenTile, useScreenTiles } from '#ui/screen/screen-tiles.tsx';
import { type Layout, listLayouts, saveLayout, wholeTab } from '../../contract/layout.ts';
import { dayInChina } from '../parts/alarm-words.ts';
import { ArrangeBands } from '../parts/arrange-bands.tsx';
import { type Arranged, choiceOf, mergeLayout, tabsOf, tilesOfTab } from '../parts/merge-layout.ts';
import { tabsWithModule, useTabName } from '../parts/screen-top.tsx';

/** Which tiles each tab of the screen shows, and in which order. */
export function ArrangePage() {
  const text = useText('cockpit');
  const { can, account } = useSession();
  const [search] = useUrlSearch();
  const tiles = useScreenTiles();
  const answer = useApi(listLayouts, {});
  const tabs = tabsOf(tiles);
  const tab = typeof search.tab === 'string' && tabs.includes(search.tab) ? search.tab : wholeTab;
  const kept = answer.data?.layouts.find((layout) => layout.tab === tab);
  if (!can('cockpit:read')) return <NoPermission signedIn={account !== null} />;
  return (
    <Page
      title={text('web.arrange.title')}
      meta={text('web.arrange.meta')}
      actions={
        <Link to="/screen" search={tab === wholeTab ? {} : { tab }} target="_blank">
          {text('web.arrange.open')}
        </Link>
      }
    >
      <nav className="cockpit-tabs" aria-label={text('web.arrange.tabs')}>
        {tabsWithModule(tabs, tiles).map(({ key, module }) => (
          <TabLink key={key} tab={key} module={module} current={key === tab} />
        ))}
      </nav>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? (
        <LoadingState lines={8} />
      ) : (
        <ArrangeTab key={`${tab} ${kept?.revision ?? 0}`} tab={tab} tiles={tilesOfTab(tiles, tab)} kept={kept} />
      )}
    </Page>
  );
}

function TabLink({ tab, module, current }: { tab: string; module: string; current: boolean }) {
  const name = useTabName(tab, module);
  return (
    <Link to="." search={tab === wholeTab ? {} : { tab }} aria-current={current ? 'page' : undefined}>
      {name}
    </Link>
  );
}

function ArrangeTab({ tab, tiles, kept }: { tab: string; tiles: readonly ScreenTile[]; kept: Layout | undefined }) {
  const text = useText('cockpit');
  const client = useQueryClient();
  const { can } = useSession();
  const mayArrange = can('cockpit:arrange');
  const [arranged, setArranged] = useState<Arranged<ScreenTile>>(() => mergeLayout(tiles, kept));
  const [dirty, setDirty] = useState(false);
  const save = useApiMutation(saveLayout);
  const reload = () => client.invalidateQueries({ queryKey: [listLayouts.id] });
  const change = (next: Arranged<ScreenTile>) => {
    setArranged(next);
    setDirty(true);
  };
  useLeaveWarning(dirty);
  const submit = () =>
    save.mutate(
      { params: { tab }, body: { ...choiceOf(arranged), revision: kept?.revision ?? 0 } },
      { onSuccess: () => void reload() },
    );
  return (
    <>
      <p className="ys-meta" role="status">
        {dirty ? text('web.arrange.unsaved') : <Kept kept={kept} />}
      </p>
      {save.error ? <ErrorState error={save.error} onRetry={() => void reload()} /> : null}
      <ArrangeBands arranged={arranged} onChange={change} readOnly={!mayArrange} />
      <div className="cockpit-arrange-bar">
        {mayArrange ? (
          <>
            <Button type="primary" disabled={!dirty} loading={save.isPending} onClick={submit}>
              {text(save.isPending ? 'web.arrange.saving' : 'web.arrange.save')}
            </Button>
            <Button onClick={() => change(mergeLayout(tiles, undefined))}>{text('web.arrange.reset')}</Button>
          </>
        ) : (
          <p>{text('web.arrange.mayNot')}</p>
        )}
      </div>
    </>
  );
}

function Kept({ kept }: { kept: Layout | undefined }) {
  const text = useText('cockpit');
  if (kept === undefined) return text('web.arrange.never');
  const at = `${dayInChina(kept.savedAt)} ${formatTime(kept.savedAt)}`;
  return text('web.arrange.by', { by: kept.savedBy ?? '—', at, revision: kept.revision });
}

/** Leaving the window with changes that are not saved is asked back by the browser. */
function useLeaveWarning(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [dirty]);
}
