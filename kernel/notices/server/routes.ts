import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import * as endpoints from '../contract/endpoints.ts';
import type { Telling } from './delivery/render-notices.ts';
import { readAll, readNotice } from './inbox/mark-read.ts';
import { countUnread, listInbox } from './inbox/read-inbox.ts';
import { exportNotices } from './register/export-notices.ts';
import { getNotice, listNotices } from './register/list-notices.ts';
import { listTemplates } from './register/preview-templates.ts';
import { showReplySecret, takeReply } from './replies/take-reply.ts';
import { getSettings, saveNoticeChannel, saveNoticeSettings } from './settings/configure-notices.ts';

/** Endpoints of notices, each with its use-case; notices are read in the words of all parts. */
export function noticesRoutes(telling: Telling): readonly Route[] {
  return [
    route(endpoints.listInbox, (input, context) => listInbox(telling, input, context)),
    route(endpoints.countUnread, countUnread),
    route(endpoints.readNotice, readNotice),
    route(endpoints.readAll, readAll),
    route(endpoints.listNotices, (input, context) => listNotices(telling, input, context)),
    fileRoute(endpoints.exportNotices, (input, context) => exportNotices(telling, input, context)),
    route(endpoints.getNotice, (input, context) => getNotice(telling, input, context)),
    route(endpoints.listTemplates, (_input, context) => listTemplates(telling, context)),
    route(endpoints.getSettings, getSettings),
    route(endpoints.saveSettings, saveNoticeSettings),
    route(endpoints.saveChannel, saveNoticeChannel),
    route(endpoints.showReplySecret, showReplySecret),
    route(endpoints.takeReply, takeReply),
  ];
}
