import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { checkTree } from './checks.ts';
import { copyRedTree } from './copy-red-tree.ts';
import { openTree } from './open-tree.ts';

/** Every legal way from one part to another, once. */
const legal: Record<string, string> = {
  'platform/db/server/database.ts': "import { Kysely } from 'kysely';\n\nexport const open = Kysely;",
  'platform/log/server/log.ts': "import { pino } from 'pino';\n\nexport const log = pino;",
  'platform/i18n/contract/locale.ts': "import { z } from 'zod';\n\nexport const locale = z.string();",
  'kernel/calendar/README.md': '# calendar',
  'kernel/calendar/contract/day.ts': "export { locale } from '#platform/i18n/contract/locale.ts';",
  'kernel/calendar/server/index.ts':
    "import './domain.ts';\nimport './store.ts';\n\nexport const calendarModule = {\n  name: 'calendar',\n  dependsOn: [],\n};",
  'kernel/calendar/server/domain.ts': "export { locale } from '../contract/day.ts';",
  'kernel/calendar/server/store.ts':
    "export { open } from '#platform/db/server/database.ts';\nexport { sql } from 'kysely';",
  'kernel/calendar/web/index.ts': "import './pages/calendar-page.tsx';",
  'kernel/calendar/web/pages/calendar-page.tsx': "export { format } from '#ui/format/date.ts';",
  'ui/format/date.ts': "export { locale as format } from '#kernel/calendar/contract/day.ts';",
  'modules/visits/README.md': '# visits',
  'modules/visits/contract/events.ts': "export { locale } from '#kernel/calendar/contract/day.ts';",
  'modules/visits/server/index.ts':
    "import './plan-visit.ts';\n\nexport const visitsModule = {\n  name: 'visits',\n  dependsOn: ['calendar'],\n};",
  'modules/visits/server/plan-visit.ts':
    "export { calendarModule } from '#kernel/calendar/server/index.ts';\nexport { log } from '#platform/log/server/log.ts';\nexport * from './domain/light.ts';",
  'modules/visits/server/domain/light.ts': "export { locale } from '../../contract/events.ts';",
  'modules/visits/server/plan-visit.test.ts':
    "import { expect } from 'vitest';\nimport { data } from '#testing/data.ts';\n\nexport const both = [expect, data];",
  'modules/policies/README.md': '# policies',
  'modules/policies/contract/states.ts': "import { z } from 'zod';\n\nexport const state = z.string();",
  'modules/policies/server/index.ts':
    "import './subscriptions.ts';\n\nexport const policiesModule = {\n  name: 'policies',\n  dependsOn: ['visits'],\n};",
  'modules/policies/server/subscriptions.ts': "export { locale } from '#modules/visits/contract/events.ts';",
  'modules/policies/web/pages/policy-page.tsx':
    "export { state } from '../../contract/states.ts';\nexport { format } from '#ui/format/date.ts';",
  'modules/policies/locale/en.json': '{ "count_one": "{{count}} policy", "count_other": "{{count}} policies" }',
  'modules/policies/locale/zh-CN.json': '{ "count_other": "{{count}} 项政策" }',
  'journeys/signing-to-project.ts':
    "export { policiesModule } from '#modules/policies/server/index.ts';\nexport { visitsModule } from '#modules/visits/server/index.ts';",
  'zones/shifan/limits.ts': "export { state as limit } from '#modules/policies/contract/states.ts';",
  'app/server/modules.ts':
    "export * from '#journeys/signing-to-project.ts';\nexport { limit } from '#zones/shifan/limits.ts';",
  'testing/data.ts': "export * from '#app/server/modules.ts';",
};

it('no rule stands in the way of what is legal', async () => {
  const draft = mkdtempSync(join(tmpdir(), 'yuanshu-green-'));
  for (const [file, text] of Object.entries(legal)) {
    mkdirSync(dirname(join(draft, file)), { recursive: true });
    writeFileSync(join(draft, file), `${text}\n`);
  }
  const { root, remove } = copyRedTree(draft);
  try {
    expect(await checkTree(openTree(root))).toEqual([]);
  } finally {
    remove();
    rmSync(draft, { recursive: true });
  }
});
