import { listAttachedFiles } from '#platform/files/server/attached-files.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { TimelineEntry } from '../contract/case.ts';
import type { CaseKind } from './case-kind.ts';
import { dayInChina } from './day-in-china.ts';
import { openNames } from './open-names.ts';
import type { StoredAction } from './store/actions.ts';
import { actWord, stateWord } from './tell-refusal.ts';

/** The acts newest first, each with who, in which department, for whom, to whom, and its files. */
export async function showTimeline(
  context: RequestContext,
  { kind, actions, asParty }: { kind: CaseKind; actions: readonly StoredAction[]; asParty: boolean },
): Promise<TimelineEntry[]> {
  const { text } = context;
  const people = actions.flatMap(({ by, detail }) => [
    ...[by.accountId, by.onBehalfOf, detail.account].flatMap((one) => one ?? []),
    ...(detail.accounts ?? []),
    ...(detail.signers ?? []).flatMap(({ accountId }) => accountId ?? []),
  ]);
  const today = dayInChina(context.now().toString());
  const names = await openNames(context.db, { today, accounts: people });
  const first = actions[0];
  const files =
    first === undefined
      ? []
      : await listAttachedFiles(context.db, context.files, { type: 'cases.case', id: first.caseId });
  const fileOf = (id: string) => files.filter((file) => file.id === id);
  return actions
    .map(({ sequence, name, at, by, comment, detail, from, to, files: ids }) => ({
      ...{ sequence, act: name, actName: actWord(kind, name, { text }), at, byKind: by.kind, comment },
      // A firm reads which department acted, not who in it; staff read of the firm that it was the firm.
      by:
        by.kind !== 'account' || by.accountId === null || asParty
          ? text(`cases:actorKinds.${by.kind}`)
          : names.account(by.accountId),
      department: by.departmentId === null ? null : names.department(by.departmentId),
      onBehalfOf: by.onBehalfOf === null || asParty ? null : names.account(by.onBehalfOf),
      to: asParty ? [] : namedIn(detail, names),
      verdict: detail.verdict ?? null,
      files: ids.flatMap(fileOf).map((file) => ({ id: file.id, name: file.name, bytes: file.bytes, type: file.type })),
      fromState: from === null ? null : stateWord(kind, from, { text }),
      toState: stateWord(kind, to, { text }),
    }))
    .reverse();
}

function namedIn(
  detail: StoredAction['detail'],
  names: { department(id: string): string; account(id: string): string },
): string[] {
  const departments = [...(detail.department === undefined ? [] : [detail.department]), ...(detail.departments ?? [])];
  const accounts = [...(detail.account === undefined ? [] : [detail.account]), ...(detail.accounts ?? [])];
  const signers = (detail.signers ?? []).map((one) =>
    one.accountId === null ? names.department(one.departmentId ?? '') : names.account(one.accountId),
  );
  return [...departments.map(names.department), ...accounts.map(names.account), ...signers];
}
