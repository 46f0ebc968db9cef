import { sql } from 'kysely';
import type { ServerModule } from '#platform/module/server-module.ts';

const words = { facts: { closedStaff: { name: '内部人数', source: '内部台账' } } };

/** A module of tests with a fact of firms that officers and heads may read, and leaders may not. */
export const inventedFacts: ServerModule = {
  ...{ name: 'invented', dependsOn: [], permissions: {}, errors: {}, routes: [] },
  locale: { 'zh-CN': words, en: words },
  ruleFacts: [
    {
      ...{ id: 'invented.closedStaff', subject: 'firm', permission: 'rules:evaluate' },
      type: { is: 'number', scale: 0, least: 0, most: 100_000, unit: '人' },
      read: async (db, { partyIds }) => {
        const { rows } = await sql<{ id: string }>`select id from parties.firm`.execute(db);
        return new Map((partyIds ?? rows.map(({ id }) => id)).map((id) => [id, 42]));
      },
    },
  ],
};
