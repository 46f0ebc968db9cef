import '../parts/journal.css';
import { Link } from '@tanstack/react-router';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import { listHeads } from '#platform/journal/contract/endpoints.ts';
import {
  type Column,
  ErrorState,
  formatCount,
  Light,
  LoadingState,
  Page,
  PlainTable,
  Section,
  useApi,
  useText,
  useUrlSearch,
  valuesOf,
} from '#ui/index.ts';
import { chinaTime } from '../parts/china-time.ts';

type Answer = EndpointResult<typeof listHeads>;

/** Signed heads of the installation, where they were sent, and what the last check found. */
export function HeadsPage() {
  const text = useText('journal');
  const [search] = useUrlSearch();
  const before = Number(valuesOf(search, 'page')[0] ?? Number.NaN);
  const answer = useApi(listHeads, { query: Number.isSafeInteger(before) && before > 0 ? { before } : {} });
  return (
    <Page
      title={text('heads.title')}
      meta={text('heads.meta')}
      crumbs={<Link to="/journal">{text('heads.journal')}</Link>}
    >
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.data === undefined && !answer.error ? <LoadingState lines={10} /> : null}
      {answer.data === undefined ? null : (
        <>
          <LastCheck check={answer.data.lastCheck} />
          <Deliveries deliveries={answer.data.deliveries} />
          <Heads answer={answer.data} />
        </>
      )}
    </Page>
  );
}

function LastCheck({ check }: { check: Answer['lastCheck'] }) {
  const text = useText('journal');
  if (check === null) {
    return (
      <Section title={text('heads.check')}>
        <p className="ys-meta">{text('heads.checkNone')}</p>
      </Section>
    );
  }
  const { outcome, finishedAt, occasion } = check;
  const sound = outcome.findings === 0;
  const note = text('heads.checkedAt', { time: chinaTime(finishedAt), occasion: text(`heads.occasions.${occasion}`) });
  return (
    <Section title={text('heads.check')} note={note}>
      <p>
        <Light state={sound ? 'ok' : 'late'}>
          {sound ? text('heads.sound') : text('heads.found', { count: outcome.findings })}
        </Light>
      </p>
      {sound ? null : <p>{text('heads.foundHint')}</p>}
      <dl className="ys-facts journal-facts">
        <div>
          <dt>{text('heads.entries')}</dt>
          <dd>{formatCount(outcome.entries)}</dd>
        </div>
        <div>
          <dt>{text('heads.outside')}</dt>
          <dd>{formatCount(outcome.outside)}</dd>
        </div>
      </dl>
    </Section>
  );
}

function Deliveries({ deliveries }: { deliveries: Answer['deliveries'] }) {
  const text = useText('journal');
  return (
    <Section title={text('heads.deliveries')}>
      <dl className="ys-facts journal-facts">
        {deliveries.map(({ destination, number, failures, lastError, movedAt }) => (
          <div key={destination}>
            <dt>{text(`heads.destinations.${destination}`)}</dt>
            <dd>
              <Light state={failures > 0 ? 'late' : 'ok'}>
                {number < 0 ? text('heads.deliveredNone') : text('heads.deliveredTo', { number })}
              </Light>
              {failures === 0 ? null : (
                <p className="ys-meta">{text('heads.failing', { count: failures, error: lastError ?? '' })}</p>
              )}
              <span className="ys-meta journal-moved">{chinaTime(movedAt)}</span>
            </dd>
          </div>
        ))}
      </dl>
      {deliveries.some(({ destination }) => destination !== 'file') ? null : (
        <p className="journal-words">
          <Light state="warn">{text('heads.onlyHere')}</Light>
        </p>
      )}
    </Section>
  );
}

function Heads({ answer: { heads, total } }: { answer: Answer }) {
  const text = useText('journal');
  const columns: Column<Answer['heads'][number]>[] = [
    { key: 'number', title: text('heads.number'), render: ({ number }) => number },
    { key: 'signedAt', title: text('heads.signedAt'), render: ({ signedAt }) => chinaTime(signedAt) },
    { key: 'size', title: text('heads.size'), align: 'end', render: ({ size }) => formatCount(size) },
    { key: 'root', title: text('heads.root'), render: ({ root }) => <Short hash={root} /> },
    { key: 'key', title: text('heads.key'), render: ({ key }) => <Short hash={key} /> },
  ];
  return (
    <Section title={text('heads.list')} note={formatCount(total)}>
      {heads.length === 0 ? (
        <p className="ys-meta">{text('heads.none')}</p>
      ) : (
        <PlainTable
          caption={text('heads.caption')}
          columns={columns}
          rows={heads}
          rowKey={(head) => String(head.number)}
        />
      )}
      <Steps oldest={heads.at(-1)?.number ?? 0} />
    </Section>
  );
}

/** The beginning of a hash, enough to compare by eye; the whole of it on hovering and in the export by command. */
function Short({ hash }: { hash: string }) {
  return (
    <code className="journal-short" title={hash}>
      {hash.slice(0, 16)}…
    </code>
  );
}

function Steps({ oldest }: { oldest: number }) {
  const text = useText('journal');
  const [search, change] = useUrlSearch();
  const { page: _page, ...rest } = search;
  const first = valuesOf(search, 'page').length === 0;
  if (first && oldest === 0) return null;
  return (
    <nav className="ys-pages" aria-label={text('heads.caption')}>
      <button type="button" className="ys-link ys-no-print" disabled={first} onClick={() => change(rest)}>
        {text('list.newest')}
      </button>
      <button
        type="button"
        className="ys-link ys-no-print"
        disabled={oldest === 0}
        onClick={() => change({ ...rest, page: String(oldest) })}
      >
        {text('list.older')}
      </button>
    </nav>
  );
}
