import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { deliverDueJob, deliverNoticeJob } from './delivery/deliver-notices.ts';
import { tellingOf } from './delivery/render-notices.ts';
import { stopThreadJob } from './replies/take-reply.ts';
import { noticesRoutes } from './routes.ts';

/** One front door to tell a party something, with a record of what was delivered. */
export const noticesModule: ServerModule = {
  name: 'notices',
  dependsOn: ['calendar', 'parties'],
  permissions,
  errors,
  routes: [],
  locale: { 'zh-CN': zh, en },
  migrations: new URL('./migrations/', import.meta.url),
  appendOnlyTables: ['notices.delivery', 'notices.sink', 'notices.reply'],
  partyReferences: [
    {
      ...{ table: 'notices.notice', column: 'firm_id', key: ['id'], kinds: ['firm'] },
      ...{ label: 'references.notices', shows: ['at'] },
    },
    {
      ...{ table: 'notices.notice', column: 'institution_id', key: ['id'], kinds: ['institution'] },
      ...{ label: 'references.notices', shows: ['at'] },
    },
    {
      ...{ table: 'notices.notice', column: 'person_id', key: ['id'], kinds: ['person'] },
      ...{ label: 'references.notices', shows: ['at'] },
    },
  ],
  noticeTemplates: [{ name: 'settingsChanged', params: [] }],
  // Texts and templates are those of all parts.
  joining: (parts) => {
    const telling = tellingOf(parts);
    return { routes: noticesRoutes(telling), jobs: [deliverNoticeJob(telling), deliverDueJob(telling), stopThreadJob] };
  },
};

export { type Notice, notify } from './notify-party.ts';
export { removeInventedNotices } from './remove-invented-notices.ts';
export { stopReminders, type ThreadAnswer } from './stop-reminders.ts';
