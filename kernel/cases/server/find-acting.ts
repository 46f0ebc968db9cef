import { actingFirm, housesOf, placesOf } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { JournalNote } from '#platform/journal/contract/entry.ts';
import { recordSystemAct } from '#platform/journal/server/record-system-act.ts';
import type { CaseCaller } from '../contract/judge-act.ts';
import { absentPrincipals } from './store/absences.ts';

/** Who acts on cases, when, and for whom besides: what every act needs beyond what it says. */
export interface Acting {
  readonly zoneId: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** Today in China, `YYYY-MM-DD`. */
  readonly today: string;
  readonly caller: CaseCaller;
  /** Absent people whose deputy the caller is today. */
  readonly principals: readonly CaseCaller[];
  /** Every firm and institution for which the caller may act, whichever of them is chosen; none for staff. */
  readonly houses: readonly string[];
  /** Text in the caller's language, for what a refusal names. */
  text(key: string, params?: Record<string, string | number>): string;
  /** Leaves the entry in the journal, in the same transaction. */
  record(tx: ZoneDb, note: JournalNote): Promise<void>;
}

const nobody = { accountId: null, leader: false, places: [], partyId: null } as const;

/** The caller of a request: staff with their departments and absent principals, or the people of firms with the one for which they act. */
export async function actingBy(context: RequestContext, db: ZoneDb = context.db): Promise<Acting> {
  const { zone, account, role } = context;
  if (zone === null || account === null) throw new Error('only the signed-in act on cases');
  const today = context.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
  const moment = { zoneId: zone.id, at: context.now().toString({ fractionalSecondDigits: 3 }), today };
  const voice = { record: context.record, text: context.text };
  if (role === 'firmMember') {
    const firm = await actingFirm(db, account.id);
    const caller = { ...nobody, kind: 'party', accountId: account.id, partyId: firm?.firmId ?? null } as const;
    const { houses } = await housesOf(db, account.id);
    return { ...moment, ...voice, caller, principals: [], houses: houses.map(({ id }) => id) };
  }
  const own = { ...nobody, kind: 'account', accountId: account.id, leader: role === 'leader' } as const;
  const caller: CaseCaller = { ...own, places: await placesOf(db, account.id, today) };
  const absent = await absentPrincipals(db, { deputyId: account.id, on: today });
  const principals = await Promise.all(
    absent.map(async ({ accountId, leader }): Promise<CaseCaller> => {
      return { ...nobody, kind: 'account', accountId, leader, places: await placesOf(db, accountId, today) };
    }),
  );
  return { ...moment, ...voice, caller, principals, houses: [] };
}

/** The people of a firm who answer by a link and not by a session; the page has resolved the link to the firm. */
export function actingForParty(
  moment: Pick<Acting, 'zoneId' | 'at' | 'today' | 'record' | 'text'>,
  partyId: string,
): Acting {
  return { ...moment, caller: { ...nobody, kind: 'party', partyId }, principals: [], houses: [partyId] };
}

/** The same caller for the party of one case: whoever belongs to several firms acts for the one that a case concerns, chosen or not. */
export function standingFor(acting: Acting, partyId: string | null): Acting {
  const { caller, houses } = acting;
  if (caller.kind !== 'party' || partyId === null || !houses.includes(partyId)) return acting;
  return { ...acting, caller: { ...caller, partyId } };
}

/** The platform itself: jobs, clocks that ran out. */
export function actingAsSystem(zoneId: string, now: Temporal.Instant, action: `${string}.${string}`): Acting {
  return {
    zoneId,
    at: now.toString({ fractionalSecondDigits: 3 }),
    today: now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString(),
    caller: { ...nobody, kind: 'system' },
    principals: [],
    houses: [],
    text: (key) => key,
    record: async (tx, { action: _own, zoneId: _zone, accountId: _account, role: _role, ...note }) => {
      await recordSystemAct(tx, now, { ...note, zoneId, action });
    },
  };
}
