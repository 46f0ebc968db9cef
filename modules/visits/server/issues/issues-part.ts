import type { ServerModule } from '#platform/module/server-module.ts';
import { issuesErrors } from '../../contract/issues-errors.ts';
import { issuesPermissions } from '../../contract/issues-permissions.ts';
import { issueKind } from './issue-kind.ts';
import { issueNotices } from './notice-templates.ts';
import { partyReferences } from './party-references.ts';

/** What issues and their closed loop give to the module. */
export const issuesPart = {
  permissions: issuesPermissions,
  errors: issuesErrors,
  routes: [],
  appendOnlyTables: ['visits.issue_correction', 'visits.confirmation', 'visits.confirmation_answer'],
  partyReferences,
  caseKinds: [issueKind],
  noticeTemplates: issueNotices,
} satisfies Partial<ServerModule>;
