import type { NoticeTemplate } from '#platform/module/notice-template.ts';
import { makeOutsideLink } from '../confirmations/make-outside-link.ts';

const params = ['number', 'title', 'reason'];
/** What firms are told: outside the application it leads to the page of the issue without signing in. */
const toFirms = ['issueReplied', 'issueClosed', 'issueStillSolved', 'issueJoinedMeasure', 'issueEnded'];

/** What departments and firms are told of issues. */
export const issueNotices: readonly NoticeTemplate[] = [
  ...['issueAssigned', 'issueReturned', 'issueDenied', 'issueReopened', 'issueWithdrawn'].map((name) => ({
    name,
    params,
  })),
  ...toFirms.map((name) => ({ name, params, outsideHref: makeOutsideLink })),
];
