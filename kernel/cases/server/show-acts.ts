import { namesOfAccounts } from '#platform/auth/server/accounts.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { ActView } from '../contract/case.ts';
import type { CaseState } from '../contract/case-state.ts';
import { needsToFill } from '../contract/check-lifecycle.ts';
import { judgeStanding, pausedClocks, type Refusal, ruleOf, runningClocks } from '../contract/judge-act.ts';
import { actsOf, type Lifecycle } from '../contract/lifecycle.ts';
import type { CaseKind } from './case-kind.ts';
import type { Acting } from './find-acting.ts';
import { ownActWord, tellRefusal } from './tell-refusal.ts';

/** Acts that only the platform takes. */
const ofTheSystem = ['recount', 'moveDepartment'];

/** Every act that the state knows, with its refusal where it is not the caller's; acts of other states are left out. */
export async function showActs(
  db: ZoneDb,
  {
    kind,
    state,
    text,
  }: { kind: CaseKind; state: CaseState; text: (key: string, params?: Record<string, string | number>) => string },
  acting: Acting,
): Promise<ActView[]> {
  const { lifecycle } = kind;
  const names = await namesOfAccounts(
    db,
    acting.principals.flatMap(({ accountId }) => accountId ?? []),
  );
  return actsOf(lifecycle).flatMap((name): ActView[] => {
    const rule = ruleOf(lifecycle, name);
    if (rule === undefined || ofTheSystem.includes(name) || !rule.from.includes(state.state)) return [];
    if (rule.by.every((doer) => doer === 'system')) return [];
    // What only staff may do is nothing that a firm's people could ever press.
    if (acting.caller.kind === 'party' && !rule.by.includes('party')) return [];
    if (lifecycle.transitions.some((one) => one.name === name && one.ownForm === true)) return [];
    const { refusal, onBehalfOf } = judgeFor(lifecycle, state, { name, acting });
    return [
      {
        name,
        title: ownActWord(kind, name, { text, caller: acting.caller }),
        own: lifecycle.transitions.some((one) => one.name === name),
        needs: needsToFill(rule.needs ?? []) as ActView['needs'],
        allowed: refusal === null,
        refusal: refusal === null ? null : sayRefusal(kind, refusal, text),
        onBehalfOf: onBehalfOf === null ? null : (names.get(onBehalfOf) ?? null),
        clocks: clocksOf(lifecycle, state, name),
        mostDays: name === 'extend' ? mostDays(lifecycle) : null,
      },
    ];
  });
}

function judgeFor(
  lifecycle: Lifecycle,
  state: CaseState,
  { name, acting }: { name: string; acting: Acting },
): { refusal: Refusal | null; onBehalfOf: string | null } {
  const refusal = judgeStanding(lifecycle, { state, caller: acting.caller }, name);
  if (refusal === null) return { refusal, onBehalfOf: null };
  const principal = acting.principals.find((caller) => judgeStanding(lifecycle, { state, caller }, name) === null);
  return principal === undefined ? { refusal, onBehalfOf: null } : { refusal: null, onBehalfOf: principal.accountId };
}

function sayRefusal(
  kind: CaseKind,
  refusal: Refusal,
  text: (key: string, params?: Record<string, string | number>) => string,
): string {
  const { code, params } = tellRefusal(kind, refusal, { text });
  return text(`cases:errors.${code.slice('cases.'.length)}.message`, { ...params });
}

function clocksOf(lifecycle: Lifecycle, state: CaseState, name: string): string[] {
  if (name === 'resume') return [...pausedClocks(state)];
  const running = runningClocks(state);
  if (name === 'pause') return running.filter((clock) => lifecycle.clocks[clock]?.pausable === true);
  if (name !== 'extend') return [];
  return running.filter(
    (clock) => lifecycle.clocks[clock]?.extension !== undefined && state.clocks[clock]?.extended === false,
  );
}

function mostDays(lifecycle: Lifecycle): number {
  return Math.max(0, ...Object.values(lifecycle.clocks).map(({ extension }) => extension?.mostDays ?? 0));
}
