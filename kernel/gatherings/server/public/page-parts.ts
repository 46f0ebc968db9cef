import { html } from 'hono/html';
import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import type { Markup, PublicRequest } from '#platform/http/server/public/public-page.ts';
import type { Opened } from './open-link.ts';

/** Looks up a text of the public pages. */
export const wordsOf =
  (request: PublicRequest) =>
  (key: string, params?: Record<string, string | number>): string =>
    request.text(`gatherings:public.${key}`, params);

/** Marks of verdicts, the same as on other public pages. */
export const marks = {
  ok: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path fill-rule="evenodd" d="M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22zm-1.500 15.600 7.300-7.300-1.800-1.800-5.500 5.500-2.500-2.500-1.800 1.800z"/></svg>`,
  warn: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 2 23 22H1z"/></svg>`,
  late: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 1 23 12 12 23 1 12z"/></svg>`,
};

/** How things stand, first of all. */
export function tonedVerdict(tone: 'ok' | 'warn' | 'late', mark: Markup, verdict: string, said: string): Markup {
  return html`<div class="verdict ${tone}">${mark}<strong>${verdict}</strong><p>${said}</p></div>`;
}

/** When, where, by whom: what anybody with the link may know. */
export async function facts(
  { db, gathering }: Opened,
  { request, where }: { request: PublicRequest; where: string },
): Promise<Markup> {
  const words = wordsOf(request);
  const { day, fromTime, toTime, hostId } = gathering;
  const names = await departmentNamesOn(db, day);
  const format = new Intl.DateTimeFormat(request.locale === 'en' ? 'en-GB' : request.locale, {
    ...{ dateStyle: 'full', timeZone: 'UTC' },
  });
  const rows: [string, string][] = [
    [words('facts.time'), `${format.format(new Date(`${day}T00:00:00Z`))} ${fromTime}—${toTime}`],
    [words('facts.place'), where],
    [words('facts.host'), names.get(hostId) ?? ''],
  ];
  return html`<dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}
