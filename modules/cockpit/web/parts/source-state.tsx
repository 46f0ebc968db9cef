import { useEffect, useId, useState } from 'react';
import type { listSources } from '#kernel/indicators/contract/endpoints.ts';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import { formatTime, Light, useText } from '#ui/index.ts';

type Sources = EndpointResult<typeof listSources>['sources'];

/** How many sources are on time and how many are not; opens the list that says since when. */
export function SourceState({ sources }: { sources: Sources }) {
  const text = useText('cockpit');
  const id = useId();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false);
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [open]);
  if (sources.length === 0) return null;
  const late = sources.filter(({ stale }) => stale !== null);
  return (
    <>
      <button
        type="button"
        className="ys-screen-fresh"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Light state="ok">{text('web.screen.sourcesOk', { count: sources.length - late.length })}</Light>
        {late.length === 0 ? null : (
          <Light state="hold">{text('web.screen.sourcesLate', { count: late.length })}</Light>
        )}
      </button>
      {open ? <SourceList id={id} sources={[...late, ...sources.filter(({ stale }) => stale === null)]} /> : null}
    </>
  );
}

function SourceList({ id, sources }: { id: string; sources: Sources }) {
  const text = useText('cockpit');
  return (
    <section id={id} aria-label={text('web.screen.sources')} className="ys-screen-card ys-screen-source-card">
      <header>
        <h3>{text('web.screen.sources')}</h3>
      </header>
      <ul className="ys-screen-sources">
        {sources.map((source) => (
          <li key={source.part + source.name}>
            <span>{source.name}</span>
            {source.stale === null ? (
              <Light state="ok">
                {source.checkedAt === null
                  ? text('web.screen.never')
                  : text('web.screen.checked', { time: formatTime(source.checkedAt) })}
              </Light>
            ) : (
              <Light state="hold">{text('web.screen.since', { since: source.stale.since.slice(0, 10) })}</Light>
            )}
            <p>
              {source.metrics.map(({ name }) => name).join(text('web.screen.and'))}
              {source.dataUntil === null ? '' : ` · ${text('web.screen.until', { until: source.dataUntil })}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
