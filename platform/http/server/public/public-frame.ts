import { html } from 'hono/html';
import type { Locale } from '#platform/i18n/contract/locale.ts';
import type { PublicAnswer } from './public-page.ts';
import { publicStyle } from './public-style.ts';

/** The whole page around what a public page answers; `address` is its own path with query, for the other language. */
export async function framePage(
  { title, service, zone, body, scripts = [] }: PublicAnswer,
  { locale, address, text }: { locale: Locale; address: URL; text: (key: string) => string },
): Promise<string> {
  const other: Locale = locale === 'en' ? 'zh-CN' : 'en';
  const house = zone?.name ?? text('http:public.house');
  return String(
    await html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="theme-color" content="#1F5A93"><meta name="robots" content="noindex">
<title>${title} · ${service} · ${house}</title><link rel="icon" href="data:,">
<style>${publicStyle}</style>
</head>
<body>
<header class="top"><div class="w">${logo}<b>${house}</b><span>${service}</span><a class="lang" href="${inLanguage(address, other)}" lang="${other}" hreflang="${other}">${text('http:public.otherLanguage')}</a></div></header>
${zone?.demonstration === true ? html`<aside class="demo"><div class="w">${text('http:public.demonstration')}</div></aside>` : ''}
<main class="w">${body}</main>
<footer class="foot"><div class="w">${text('http:public.foot')}</div></footer>
${scripts.map((path) => html`<script src="${path}" defer></script>`)}
</body></html>`,
  );
}

const logo = html`<svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true"><path d="M2.500 2.500h19v19h-19z" fill="none" stroke="#fff" stroke-width="2.200"/><path d="M12 2.500v6.200M15.300 12h6.200M12 15.300v6.200" stroke="#fff" stroke-width="2.200"/><circle cx="12" cy="12" r="3.300" fill="#fff"/></svg>`;

function inLanguage(address: URL, locale: Locale): string {
  const query = new URLSearchParams(address.search);
  query.set('lang', locale);
  return `${address.pathname}?${query}`;
}
