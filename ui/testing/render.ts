import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import i18next from 'i18next';
import { createElement, type ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import type { SessionView } from '#platform/auth/contract/endpoints.ts';
import type { Locale } from '#platform/i18n/contract/locale.ts';
import { createQueryClient } from '../api/query-client.ts';
import { sessionKey } from '../api/session-key.ts';
import { coreTexts, figureTexts } from '../core-texts.ts';
import type { TextSource } from '../i18n/i18n.ts';
import { parseSearch, stringifySearch } from '../url/search.ts';

/** How a part of a page is drawn; anything left out is a visitor at `/` who reads Chinese. */
export interface RenderOptions {
  locale?: Locale;
  /** Address that the part is drawn under. */
  url?: string;
  session?: Partial<SessionView>;
  /** Texts besides those of every page. */
  texts?: readonly TextSource[];
}

/** HTML of a part of a page as the server of a test would draw it: no browser, effects do not run. */
export async function render(element: ReactElement, options: RenderOptions = {}): Promise<string> {
  const { locale = 'zh-CN', url = '/' } = options;
  await startTexts(locale, [...coreTexts, figureTexts, ...(options.texts ?? [])]);
  const client = clientWith(options.session ?? {});
  const router = createRouter({
    routeTree: createRootRoute({ component: () => element }),
    history: createMemoryHistory({ initialEntries: [url] }),
    parseSearch,
    stringifySearch,
    isServer: true,
  });
  await router.load();
  const page = createElement(QueryClientProvider, { client }, createElement(RouterProvider, { router }));
  return renderToString(createElement(ConfigProvider, { button: { autoInsertSpace: false } }, page));
}

/** The same without marks and tags: the words that a person reads, in order. */
export async function renderWords(element: ReactElement, options: RenderOptions = {}): Promise<string> {
  const html = await render(element, options);
  const words = html.replace(/<style[^>]*>.*?<\/style>/gs, '').replace(/<!--.*?-->/g, '');
  return words
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}

async function startTexts(locale: Locale, sources: readonly TextSource[]): Promise<void> {
  const loaded = await Promise.all(
    sources.map(async ({ name, locale: files }) => [name, (await files[locale]()).default]),
  );
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    resources: { [locale]: Object.fromEntries(loaded) },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}

function clientWith(session: Partial<SessionView>): QueryClient {
  const client = createQueryClient();
  client.setQueryData(sessionKey, { account: null, zone: null, permissions: [], idleMinutes: 60, ...session });
  return client;
}
