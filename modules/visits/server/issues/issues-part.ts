import type { ServerModule } from '#platform/module/server-module.ts';
import { issuesErrors } from '../../contract/issues-errors.ts';
import { issuesPermissions } from '../../contract/issues-permissions.ts';
import { issueLinkPage } from '../confirmations/issue-link-page.ts';
import { followIssuesJob } from './follow-issues.ts';
import { issueKind } from './issue-kind.ts';
import { issueMetrics } from './metrics.ts';
import { issueNotices } from './notice-templates.ts';
import { partyReferences } from './party-references.ts';
import { issueRoutes } from './routes.ts';

/** What issues and their closed loop give to the module; late ones stand among the alarms of kernel/cases. */
export const issuesPart = {
  permissions: issuesPermissions,
  errors: issuesErrors,
  routes: issueRoutes,
  appendOnlyTables: ['visits.issue_correction', 'visits.confirmation', 'visits.confirmation_answer'],
  partyReferences,
  publicPages: [issueLinkPage],
  metrics: issueMetrics,
  jobs: [followIssuesJob],
  caseKinds: [issueKind],
  noticeTemplates: issueNotices,
} satisfies Partial<ServerModule>;
