import { html } from 'hono/html';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { groupCode } from '#platform/exports/contract/verification-code.ts';
import { shortenDigest, verificationPath } from '#platform/exports/server/issue-print.ts';
import { minuteInChina } from '#platform/exports/server/send-register.ts';
import type { IssuedPrint } from '#platform/exports/server/store/issued-prints.ts';
import type { Markup } from '#platform/http/server/public/public-page.ts';
import type { Locale } from '#platform/i18n/contract/locale.ts';

/** Looks up a text of the verification page. */
export type Words = (key: string, params?: Record<string, string | number>) => string;

/** Most pages whose digests are listed; longer prints name the first and last of them, and the file itself can be compared. */
const mostListed = 200;

const marks = {
  ok: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path fill-rule="evenodd" d="M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22zm-1.500 15.600 7.300-7.300-1.800-1.800-5.500 5.500-2.500-2.500-1.800 1.800z"/></svg>`,
  warn: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 2 23 22H1z"/></svg>`,
  late: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 1 23 12 12 23 1 12z"/></svg>`,
};

const tones = { valid: 'ok', expired: 'warn', superseded: 'warn', withdrawn: 'late' } as const;

/** The field for a code, which works without any script. */
export function codeForm(words: Words, typed: string): Markup {
  return html`<form class="one" method="get" action="${verificationPath}"><label for="code">${words('code')}</label>
<div class="row"><input type="text" id="code" name="code" value="${typed}" maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="XXXX-XXXX-XXXX-XXXX" required><button>${words('verb')}</button></div></form>`;
}

/** A print as anybody may see it: named field by field, so that nothing else of it can leave. */
export function foundPage({
  print,
  zone,
  words,
  locale,
}: {
  print: IssuedPrint;
  zone: ZoneRef;
  words: Words;
  locale: Locale;
}): Markup {
  const tone = tones[print.state];
  const ended = print.endedAt === null ? '' : dayOf(print.endedAt);
  const said = words(`states.${print.state}.said`, {
    day: print.state === 'expired' ? (print.validUntil ?? '') : ended,
  });
  const body = [zone.name, print.department].filter((one) => one !== null).join(locale === 'en' ? ', ' : ' ');
  const facts: [string, string][] = [
    [words('facts.title'), print.title],
    ...(print.documentNumber === null
      ? []
      : [[words('facts.documentNumber'), print.documentNumber] as [string, string]]),
    [words('facts.body'), body],
    [words('facts.issuedAt'), words('facts.time', { time: minuteInChina(print.issuedAt) ?? '' })],
    ...(print.validUntil === null ? [] : [[words('facts.validUntil'), print.validUntil] as [string, string]]),
    [words('facts.extent'), words('facts.extentValue', { pages: print.pageDigests.length, rows: print.rows })],
    ...(print.firstKey === null || print.lastKey === null
      ? []
      : [[words('facts.keys'), keysOf(print.firstKey, print.lastKey, words)] as [string, string]]),
    [words('facts.number'), print.number],
    [words('facts.code'), groupCode(print.code)],
  ];
  return html`<h1>${words('title')}</h1>
<div class="verdict ${tone}">${marks[tone]}<strong>${words(`states.${print.state}.verdict`)}</strong><p>${said}</p></div>
<h2>${words('what')}</h2>
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${pageList(print.pageDigests, words)}
${fileCheck(print, words)}
<h2>${words('another')}</h2>
${codeForm(words, '')}`;
}

function keysOf(first: string, last: string, words: Words): string {
  return first === last ? first : words('facts.keysValue', { first, last });
}

function dayOf(instant: string): string {
  return minuteInChina(instant)?.slice(0, 10) ?? '';
}

function pageList(digests: readonly string[], words: Words): Markup {
  const half = mostListed / 2;
  const all = digests.map((digest, index) => ({ page: index + 1, digest: shortenDigest(digest) }));
  const shown = all.length <= mostListed ? all : [...all.slice(0, half), ...all.slice(-half)];
  return html`<h2>${words('compare')}</h2>
<p>${words('compareHow')}</p>
<ol class="pages">${shown.map(
    ({ page, digest }) => html`<li><span>${words('page', { page })}</span><code>${digest}</code></li>`,
  )}</ol>
${shown.length === all.length ? '' : html`<p class="note">${words('pagesLeftOut', { half, pages: all.length })}</p>`}`;
}

/** The digests of the file to compare by hand; where scripts run, the browser compares it and sends nothing. */
function fileCheck({ sha256, sm3 }: IssuedPrint, words: Words): Markup {
  return html`<h2>${words('file.title')}</h2>
<div id="compare" data-sha256="${sha256}" data-same="${words('file.same')}" data-other="${words('file.other')}" data-large="${words('file.large')}" hidden>
<label for="file">${words('file.choose')}</label><input type="file" id="file" accept="application/pdf"><p id="told" role="status"></p></div>
<dl class="facts"><div><dt>SM3</dt><dd><code>${sm3}</code></dd></div><div><dt>SHA-256</dt><dd><code>${sha256}</code></dd></div></dl>
<p class="note">${words('file.note')}</p>`;
}
