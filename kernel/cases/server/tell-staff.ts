import { notify } from '#kernel/notices/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { CaseAction } from '../contract/case-state.ts';
import type { CaseTask } from '../contract/case-tasks.ts';
import type { Acting } from './find-acting.ts';
import type { StoredTask } from './store/tasks.ts';

interface Told {
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly href: string;
  readonly action: CaseAction;
}

/** Tells staff in the application what has newly come to them by an act: a task, a copy, a reminder. Who acted is not told. */
export async function tellStaff(
  tx: ZoneDb,
  { told, tasks, before }: { told: Told; tasks: readonly CaseTask[]; before: readonly StoredTask[] },
  acting: Acting,
): Promise<void> {
  const { caseId, number, title, action } = told;
  const known = new Set(before.map(receiverOf));
  const came = [...new Set(tasks.map(receiverOf))].filter(
    (one) => one !== null && !known.has(one) && one !== `account ${action.by.accountId}`,
  );
  const notice = {
    ...{ zoneId: acting.zoneId, at: acting.at, href: told.href, params: { number, title } },
    about: { type: 'cases.case' as const, id: caseId },
    channels: ['app' as const],
  };
  const key = `cases/${caseId}/${action.sequence}`;
  for (const receiver of came) {
    await notify(tx, {
      ...notice,
      template: 'cases.taskCame',
      to: addressOf(receiver ?? ''),
      onceKey: `${key}/${receiver}`,
    });
  }
  const { accounts = [], departments = [] } = action.name === 'copy' ? action.detail : {};
  const copied = [...accounts.map((id) => `account ${id}`), ...departments.map((id) => `department ${id}`)];
  for (const receiver of new Set(copied)) {
    if (receiver === `account ${action.by.accountId}`) continue;
    await notify(tx, { ...notice, template: 'cases.copied', to: addressOf(receiver), onceKey: `${key}/${receiver}` });
  }
  if (action.name !== 'urge') return;
  for (const receiver of new Set(tasks.map(receiverOf))) {
    if (receiver === null) continue;
    await notify(tx, { ...notice, template: 'cases.urged', to: addressOf(receiver), onceKey: `${key}/${receiver}` });
  }
}

/** Whom a task comes to; firms are told by the module that knows what to say, leaders see their to-do. */
function receiverOf({ accountId, departmentId }: CaseTask): string | null {
  if (accountId !== null) return `account ${accountId}`;
  return departmentId === null ? null : `department ${departmentId}`;
}

function addressOf(receiver: string): { account: string } | { department: string } {
  const [kind, id = ''] = receiver.split(' ');
  return kind === 'account' ? { account: id } : { department: id };
}
