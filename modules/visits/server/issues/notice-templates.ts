import type { NoticeTemplate } from '#platform/module/notice-template.ts';

const params = ['number', 'title', 'reason'];

/** What departments and firms are told of issues. */
export const issueNotices: readonly NoticeTemplate[] = [
  ...['issueAssigned', 'issueReturned', 'issueDenied', 'issueReopened', 'issueWithdrawn'],
  ...['issueReplied', 'issueClosed', 'issueStillSolved', 'issueJoinedMeasure', 'issueEnded'],
].map((name) => ({ name, params }));
