import '#ui/guard-page.ts';
import '#ui/theme/tokens.css';
import '#ui/theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '#ui/api/query-client.ts';
import { Application } from '#ui/application.tsx';
import { coreTexts, figureTexts } from '#ui/core-texts.ts';
import { startTexts } from '#ui/i18n/i18n.ts';
import { loadSession } from '#ui/session/session.ts';
import { modules } from './modules.ts';
import { createAppRouter } from './router.tsx';
import { appTexts, labels } from './texts.ts';

const client = createQueryClient();
const texts = { core: [...coreTexts, appTexts], later: [figureTexts, ...modules], labels };

async function start(): Promise<void> {
  // A session that cannot be asked for leaves a visitor: each page then says at its place what failed.
  await Promise.all([startTexts(texts), loadSession(client).catch(() => undefined)]);
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <Application router={createAppRouter(modules, client)} client={client} />
    </StrictMode>,
  );
}

void start();
