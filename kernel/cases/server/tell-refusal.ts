import { namesOfAccounts } from '#platform/auth/server/accounts.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { CaseAction } from '../contract/case-state.ts';
import { type Refusal, ruleOf } from '../contract/judge-act.ts';
import { verbs } from '../contract/lifecycle.ts';
import type { CaseKind } from './case-kind.ts';
import type { Acting } from './find-acting.ts';

type Voice = Pick<Acting, 'text'>;

/** A refusal in the caller's language: states, acts and people by their names. */
export function tellRefusal(kind: CaseKind, { code, field, params = {} }: Refusal, { text }: Voice): AppError {
  const told = Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'string' ? wordOf(kind, { key, value }, { text }) : value,
    ]),
  );
  const fields = field === undefined ? [] : [{ field, message: text(`cases:fields.${field}`, told) }];
  return new AppError(code, told, fields);
}

function wordOf(kind: CaseKind, { key, value }: { key: string; value: string }, { text }: Voice): string {
  if (key === 'by')
    return value
      .split(' ')
      .map((doer) => text(`cases:doers.${doer}`))
      .join(text('cases:or'));
  // What no lifecycle knows has no word of its own.
  if (key === 'act' && ruleOf(kind.lifecycle, value) === undefined) return value;
  if (key === 'state') return stateWord(kind, value, { text });
  return key === 'act' ? actWord(kind, value, { text }) : value;
}

/** Name of a state in the words of the part that declares the lifecycle. */
export function stateWord({ lifecycle }: CaseKind, state: string, { text }: Voice): string {
  const [part, name] = lifecycle.id.split('.');
  return text(`${part}:lifecycles.${name}.states.${state}`);
}

/** Name of an act: of a common verb, or of the lifecycle's own. */
export function actWord({ lifecycle }: CaseKind, act: string, { text }: Voice): string {
  if ([...verbs, 'open'].some((verb) => verb === act)) return text(`cases:acts.${act}`);
  const [part, name] = lifecycle.id.split('.');
  return text(`${part}:lifecycles.${name}.acts.${act}`);
}

/** Word of an act for whoever does it: to a firm's people "confirm that it is solved", and not "the firm confirms". */
export function ownActWord(kind: CaseKind, act: string, { text, caller }: Pick<Acting, 'text' | 'caller'>): string {
  const [part, name] = kind.lifecycle.id.split('.');
  if (caller.kind !== 'party' || kind.ownWords?.includes(act) !== true) return actWord(kind, act, { text });
  return text(`${part}:lifecycles.${name}.ownActs.${act}`);
}

/** Somebody was faster: who did what since the caller looked. */
export async function tellChange(
  tx: ZoneDb,
  { kind, since }: { kind: CaseKind; since: readonly CaseAction[] },
  { text }: Voice,
): Promise<AppError> {
  const last = since.at(-1);
  if (last === undefined) return new AppError('cases.neverSo');
  const names = await namesOfAccounts(tx, last.by.accountId === null ? [] : [last.by.accountId]);
  const by =
    last.by.accountId === null ? text(`cases:actorKinds.${last.by.kind}`) : (names.get(last.by.accountId) ?? '');
  const at = Temporal.Instant.from(last.at).toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
  const act = actWord(kind, last.name, { text });
  return new AppError('cases.changed', {
    by,
    act,
    at: at.toString({ smallestUnit: 'minute' }).replace('T', ' '),
    count: since.length,
  });
}
