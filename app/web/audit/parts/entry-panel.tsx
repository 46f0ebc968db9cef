import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { getEntry } from '#platform/journal/contract/endpoints.ts';
import type { EntryDetail } from '#platform/journal/contract/reading.ts';
import { ErrorState, Light, LoadingState, SidePanel, useApi, useText } from '#ui/index.ts';
import { holdsSeal } from './check-seal.ts';
import { chinaTime } from './china-time.ts';
import { actorName, roleName } from './entry-columns.tsx';
import { type FieldChange, fieldChanges, isCiphertext } from './field-changes.ts';

/** One entry beside the journal: who, when, from where, what changed, and whether it is sealed. */
export function EntryPanel({ entryId, name }: { entryId: string; name: string | undefined }) {
  const text = useText('journal');
  const answer = useApi(getEntry, { params: { entryId } });
  // While the next entry loads the old answer stays: it must not stand under the new name.
  const entry = answer.data?.id === entryId ? answer.data : undefined;
  return (
    <SidePanel title={entry?.actionName ?? name ?? text('entry.title')}>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {entry === undefined && !answer.error ? <LoadingState lines={8} /> : null}
      {entry === undefined ? null : (
        <>
          <EntryFacts entry={entry} />
          <Changes entry={entry} />
          <Seal key={entry.id} entry={entry} />
        </>
      )}
    </SidePanel>
  );
}

function EntryFacts({ entry }: { entry: EntryDetail }) {
  const text = useText('journal');
  const auth = useText('auth');
  const { subjectType, subjectId } = entry;
  return (
    <dl className="ys-facts journal-facts">
      <Fact name="columns.at">{chinaTime(entry.at)}</Fact>
      <Fact name="columns.account">
        {actorName(entry, text)}
        {entry.role === null ? null : <span className="ys-meta"> · {roleName(entry.role, auth)}</span>}
      </Fact>
      <Fact name="columns.ip">{entry.ip ?? <span className="ys-meta">{text('entry.noAddress')}</span>}</Fact>
      <Fact name="columns.reason">{entry.reason}</Fact>
      <Fact name="columns.subject">
        {subjectType === null || subjectId === null ? null : (
          <>
            {subjectType} <code>{subjectId}</code>
            <br />
            <Link to="/journal" search={{ subjectType, subjectId }}>
              {text('entry.history')}
            </Link>
          </>
        )}
      </Fact>
      <Fact name="columns.action">
        <code>{entry.action}</code>
      </Fact>
      <Fact name="entry.trace">{entry.trace === null ? null : <code>{entry.trace}</code>}</Fact>
      <Fact name="columns.id">
        <code>{entry.id}</code>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  const text = useText('journal');
  if (children === null) return null;
  return (
    <div>
      <dt>{text(name)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Changes({ entry }: { entry: EntryDetail }) {
  const text = useText('journal');
  const changes = fieldChanges(entry.before, entry.after);
  return (
    <section className="journal-part" aria-label={text('entry.changes')}>
      <h3>{text('entry.changes')}</h3>
      {changes.length === 0 ? (
        <p className="ys-meta">{text('entry.noChange')}</p>
      ) : (
        <table className="journal-changes">
          <caption className="ys-hidden">{text('entry.changes')}</caption>
          <thead>
            <tr>
              <th scope="col">{text('entry.field')}</th>
              <th scope="col">{text('columns.before')}</th>
              <th scope="col">{text('columns.after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <ChangeRow key={change.field} change={change} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function ChangeRow({ change: { field, before, after, changed } }: { change: FieldChange }) {
  const text = useText('journal');
  return (
    <tr className={changed ? 'changed' : undefined}>
      <th scope="row">{field === '' ? text('entry.whole') : field}</th>
      <td>
        <Value value={before} gone={changed} />
      </td>
      <td>
        <Value value={after} />
      </td>
    </tr>
  );
}

function Value({ value, gone = false }: { value: string | undefined; gone?: boolean }) {
  const text = useText('journal');
  if (value === undefined) return <span className="ys-meta">—</span>;
  if (isCiphertext(value)) return <span className="ys-meta">{text('entry.encrypted')}</span>;
  return gone ? <del>{value}</del> : value;
}

/** Where the entry is sealed; the reader's own browser computes whether what it shows is what was sealed. */
function Seal({ entry }: { entry: EntryDetail }) {
  const text = useText('journal');
  const [holds, setHolds] = useState<boolean>();
  const { seal } = entry;
  return (
    <section className="journal-part journal-words" aria-label={text('entry.sealTitle')}>
      <h3>{text('entry.sealTitle')}</h3>
      {seal === null ? (
        <p>
          <Light state="warn">{text('entry.notYet')}</Light>
        </p>
      ) : (
        <>
          <p>
            <Light state="ok">{text('entry.sealedUnder', { number: seal.number, head: seal.sealedBy })}</Light>
          </p>
          <p role="status">
            {holds === undefined ? null : (
              <Light state={holds ? 'ok' : 'late'}>
                {holds ? text('entry.checked', { head: seal.head.number, size: seal.head.size }) : text('entry.broken')}
              </Light>
            )}
          </p>
          <button type="button" className="ys-link" onClick={() => setHolds(holdsSeal(entry))}>
            {text('entry.check')}
          </button>
          <details>
            <summary>{text('entry.proof')}</summary>
            <code className="journal-hash">{seal.leaf}</code>
            {seal.path.map((hash) => (
              <code key={hash} className="journal-hash">
                {hash}
              </code>
            ))}
            <span className="ys-meta">{text('entry.root')}</span>
            <code className="journal-hash">{seal.head.root}</code>
          </details>
        </>
      )}
    </section>
  );
}
