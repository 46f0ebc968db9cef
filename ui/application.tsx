import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type AnyRouter, RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useLocale } from './i18n/i18n.ts';
import { StepUpDialog } from './session/step-up-dialog.tsx';
import { theme } from './theme/theme.ts';

/** Styles that scripts write carry the page's nonce, which the server puts into its head. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
const csp = nonce === undefined || nonce.startsWith('__') ? undefined : { nonce };

/** Overlays and messages that wait for the end of a movement would wait for ever where nothing moves. */
const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
const motionTheme = still ? { ...theme, token: { ...theme.token, motion: false } } : theme;

const antdLocales = { 'zh-CN': zhCN, en: enUS } as const;

/** The whole application in its theme and language. */
export function Application({ router, client }: { router: AnyRouter; client: QueryClient }) {
  const locale = useLocale();
  return (
    <ConfigProvider
      theme={motionTheme}
      wave={{ disabled: true }}
      locale={antdLocales[locale]}
      button={{ autoInsertSpace: false }}
      {...(csp === undefined ? {} : { csp })}
    >
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
        <StepUpDialog />
      </QueryClientProvider>
    </ConfigProvider>
  );
}
