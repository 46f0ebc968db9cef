import './case.css';
import type { ReactNode } from 'react';
import { formatTime } from '../format/date.ts';
import { useText } from '../i18n/i18n.ts';

/** One act of a timeline. */
export interface TimelineEntryData {
  readonly sequence: number;
  readonly actName: string;
  /** Instant, ISO 8601. */
  readonly at: string;
  readonly by: string;
  readonly department: string | null;
  readonly onBehalfOf: string | null;
  readonly comment: string | null;
  /** Departments and people that the act named. */
  readonly to: readonly string[];
  readonly verdict: 'agree' | 'refuse' | null;
  /** A step to another state: drawn filled. */
  readonly moved: boolean;
}

/** What was done, newest first: who, in which department, on whose behalf, what was said; `files` draws what is attached. */
export function CaseTimeline<Entry extends TimelineEntryData>({
  entries,
  files,
  marked,
}: {
  entries: readonly Entry[];
  /** Acts that were added since the reader opened the page. */
  marked?: ((entry: Entry) => boolean) | undefined;
  files?: (entry: Entry) => ReactNode;
}) {
  const text = useText('cases');
  return (
    <section className="ys-section" aria-label={text('casePage.timeline')}>
      <header>
        <h2>{text('casePage.timeline')}</h2>
        <span>{text('casePage.steps', { count: entries.length })}</span>
      </header>
      <ol className="ys-case-timeline">
        {entries.map((entry) => (
          <li
            key={entry.sequence}
            className={[entry.moved ? 'moved' : '', marked?.(entry) ? 'marked' : ''].join(' ').trim()}
          >
            <time dateTime={entry.at} className="ys-meta">
              {dayOf(entry.at)} {formatTime(entry.at)}
            </time>
            <div>
              <b>
                {entry.actName}
                {entry.verdict === null ? null : text(`casePage.verdict.${entry.verdict}`)}
              </b>
              {marked?.(entry) ? <span className="ys-tag">{text('casePage.missed')}</span> : null}
              {entry.to.length === 0 ? null : <span className="to">{entry.to.join(text('casePage.and'))}</span>}
              {entry.comment === null ? null : <p>{entry.comment}</p>}
              <p className="ys-meta">{whoOf(entry, text)}</p>
              {files?.(entry)}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function whoOf({ by, department, onBehalfOf }: TimelineEntryData, text: ReturnType<typeof useText>): string {
  const who = department === null ? by : `${by} · ${department}`;
  return onBehalfOf === null ? who : `${who} · ${text('casePage.onBehalfOf', { name: onBehalfOf })}`;
}

/** Month and day in China; the year where it is not this one. */
function dayOf(instant: string): string {
  const words = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
  const day = words.format(new Date(instant));
  return day.slice(0, 4) === words.format(new Date()).slice(0, 4) ? day.slice(5) : day;
}
