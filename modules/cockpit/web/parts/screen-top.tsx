import { Link } from '@tanstack/react-router';
import type { listSources } from '#kernel/indicators/contract/endpoints.ts';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import { formatTime, hasText, Light, useSession, useText } from '#ui/index.ts';
import type { ScreenTile } from '#ui/screen/screen-tiles.tsx';
import { wholeTab } from '../../contract/layout.ts';
import { ScreenClock } from './screen-clock.tsx';
import { SourceState } from './source-state.tsx';
import type { LiveState } from './use-live.ts';

/** Properties of {@link ScreenTop}. */
export interface ScreenTopProps {
  tabs: readonly { readonly key: string; readonly module: string }[];
  tab: string;
  live: LiveState;
  sources: EndpointResult<typeof listSources>['sources'];
}

/** The head of the screen: zone, tabs, demonstration mark, sources, whether it is live, clock. */
export function ScreenTop({ tabs, tab, live, sources }: ScreenTopProps) {
  const text = useText('cockpit');
  const { zone, can } = useSession();
  return (
    <header className="ys-screen-top">
      <h1>
        <Link to="/" className="ys-screen-brand">
          <Mark />
          {zone?.name}
          <em>{text('web.screen.title')}</em>
        </Link>
      </h1>
      {tabs.length < 2 ? null : (
        <nav className="ys-screen-tabs" aria-label={text('web.screen.topics')}>
          {tabs.map(({ key, module }) => (
            <Tab key={key} tab={key} module={module} current={key === tab} />
          ))}
        </nav>
      )}
      {zone?.demonstration ? <span className="ys-screen-demo">{text('web.screen.demonstration')}</span> : null}
      <span className="ys-screen-space" />
      {can('cockpit:arrange') ? (
        <Link to="/screen/arrange" search={tab === wholeTab ? {} : { tab }} className="ys-screen-arrange">
          {text('web.arrange.link')}
        </Link>
      ) : null}
      {live.state === 'offline' ? (
        <span className="ys-screen-offline">
          <Light state="hold">
            {text('web.screen.offline', { time: formatTime(new Date(live.since).toISOString()) })}
          </Light>
        </span>
      ) : null}
      <SourceState sources={sources} />
      <ScreenClock />
    </header>
  );
}

function Tab({ tab, module, current }: { tab: string; module: string; current: boolean }) {
  const name = useTabName(tab, module);
  return (
    <Link
      to="/screen"
      search={tab === wholeTab ? {} : { tab }}
      activeOptions={{ exact: true, includeSearch: true }}
      aria-current={current ? 'page' : undefined}
    >
      {name}
    </Link>
  );
}

/** The name of a tab, in the texts of the module whose tiles it shows. */
export function useTabName(tab: string, module: string): string {
  const own = useText('cockpit');
  const theirs = useText(module);
  if (tab === wholeTab) return own('screen.tabs.all');
  return hasText(module, `screen.tabs.${tab}`) ? theirs(`screen.tabs.${tab}`) : own(`screen.tabs.${tab}`);
}

/** Each tab with the module that names it: that of its first tile. */
export function tabsWithModule(tabs: readonly string[], tiles: readonly ScreenTile[]) {
  return tabs.map((tab) => ({ key: tab, module: tiles.find(({ group }) => group === tab)?.module ?? 'cockpit' }));
}

/** The mark, in the blue of the screen. */
function Mark() {
  return (
    <svg width="26" height="26" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M2.5 2.5h19v19h-19z" fill="none" stroke="#6FB1EE" strokeWidth="2.2" />
      <path d="M12 2.5v6.2M15.3 12h6.2M12 15.3v6.2" stroke="#6FB1EE" strokeWidth="2.2" />
      <circle cx="12" cy="12" r="3.3" fill="#6FB1EE" />
    </svg>
  );
}
