import { html } from 'hono/html';
import type { Markup } from '#platform/http/server/public/public-page.ts';
import type { MeasureSummary } from '../../contract/measure.ts';
import type { StoredDocument } from './store/documents.ts';

/** Looks up a text of the public page. */
export type Words = (key: string, params?: Record<string, string | number>) => string;

/** A measure as everybody may see it: named field by field, so that nothing else of it can leave. */
export type PublishedMeasure = Pick<
  MeasureSummary,
  'aspect' | 'position' | 'title' | 'lead' | 'cooperating' | 'dueOn' | 'state' | 'light' | 'workingDays' | 'issues'
>;

/** Bytes that the rows of one page take at most, which keeps the whole page below 30 KB. */
const mostBytes = 17_000;
/** What a row takes besides names, in the longer of the languages. */
const rowBytes = 420;

/** The measures of a document in pages; the same in every language, so that a page can be read in the other one. */
export function pagesOf(measures: readonly PublishedMeasure[]): PublishedMeasure[][] {
  const pages: PublishedMeasure[][] = [];
  let bytes = mostBytes;
  for (const measure of measures) {
    const { title, aspect, lead, cooperating } = measure;
    const names = [title, aspect?.title ?? '', lead.name, ...cooperating.map(({ name }) => name)];
    const size = rowBytes + names.reduce((sum, name) => sum + Buffer.byteLength(name), 0);
    if (bytes + size > mostBytes) {
      pages.push([]);
      bytes = 0;
    }
    pages.at(-1)?.push(measure);
    bytes += size;
  }
  return pages;
}

/** The rows of a page under the titles of their aspects. */
function rowsOf(measures: readonly PublishedMeasure[], words: Words): Markup[] {
  let above: string | undefined;
  return measures.map((measure) => {
    const title = measure.aspect?.title;
    const heading = title === undefined || title === above ? '' : html`<h2 lang="zh-CN">${title}</h2>`;
    above = title;
    return html`${heading}${rowOf(measure, words)}`;
  });
}

function rowOf(measure: PublishedMeasure, words: Words): Markup {
  const { position, title, lead, cooperating, dueOn, state, light, workingDays, issues } = measure;
  const state_ = words(`states.${state}`);
  const late =
    light === 'late' ? html`<br><span class="told late">◆ ${words('late', { days: workingDays ?? 0 })}</span>` : '';
  const helping =
    cooperating.length === 0 ? '' : words('helping', { names: cooperating.map(({ name }) => name).join('、') });
  return html`<dl class="facts"><div><dt>${words('row', { position })}<br>${stateMark[state]} ${state_}${late}</dt>
<dd><span lang="zh-CN">${title}</span><p class="note">${words('lead', { name: lead.name })}${helping}<br>${words('due', { day: dueOn })}${
    issues === 0 ? '' : words('answers', { count: issues })
  }</p></dd></div></dl>`;
}

/** A shape beside the word, so that states differ in print and without colour. */
const stateMark = { planned: '○', underWay: '◐', done: '●', dropped: '✕' } as const;

/** One page of a document's progress; everything on it is computed from the rows. */
export function progressPage(
  document: Pick<
    StoredDocument,
    | 'number'
    | 'title'
    | 'issuedOn'
    | 'source'
    | 'total'
    | 'done'
    | 'underWay'
    | 'planned'
    | 'dropped'
    | 'late'
    | 'issues'
  >,
  { rows, page, pages, day }: { rows: readonly PublishedMeasure[]; page: number; pages: number; day: string },
  words: Words,
): Markup {
  const { number, title, issuedOn, source, total, done, underWay, planned, dropped, late, issues } = document;
  const facts: [string, string][] = [
    [words('facts.number'), number],
    [words('facts.issuedOn'), issuedOn],
    [words('facts.counts'), words('facts.countsValue', { total, done, underWay, planned })],
    ...(dropped === 0 ? [] : [[words('facts.dropped'), words('facts.droppedValue', { dropped })] as [string, string]]),
    [words('facts.late'), words('facts.lateValue', { late })],
    [words('facts.issues'), words('facts.issuesValue', { issues })],
    [words('facts.day'), day],
  ];
  return html`<h1 lang="zh-CN">${title}</h1>
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}${sourceRow(source, words)}</dl>
${rows.length === 0 ? html`<p class="note">${words('empty')}</p>` : rowsOf(rows, words)}
${pages > 1 ? html`<p class="note">${words('page', { page, pages })} ${page > 1 ? link(page - 1, words('before')) : ''} ${page < pages ? link(page + 1, words('next')) : ''}</p>` : ''}
<p class="note">${words('note')}</p>`;
}

function link(page: number, name: string): Markup {
  return html`<a href="?page=${page}">${name}</a>`;
}

function sourceRow(source: string | null, words: Words): Markup | string {
  if (source === null) return '';
  const shown = /^https?:\/\//.test(source) ? html`<a href="${source}" rel="noopener">${source}</a>` : html`${source}`;
  return html`<div><dt>${words('facts.source')}</dt><dd>${shown}</dd></div>`;
}
