import { notify } from '#kernel/notices/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { NoticeTemplate } from '#platform/module/notice-template.ts';
import { dayInChina } from '../officers/day-in-china.ts';
import { listServed } from '../officers/store/served.ts';
import { accountOfStaff } from '../officers/store/staff.ts';

/** What officers and firms are told of messages; nothing of what was written in them. */
export const needNotices: readonly NoticeTemplate[] = ['needFiled', 'needAnswered'].map((name) => ({
  name,
  params: ['number', 'firm'],
}));

/** A message as notices speak of it. */
export interface ToldNeed {
  zoneId: string;
  needId: string;
  number: string;
  firmId: string | null;
  /** ISO 8601. */
  at: string;
}

/** Tells the officer of the firm that it has filed something; nobody where the firm is not named or has no officer. */
export async function tellOfficer(tx: ZoneDb, { zoneId, needId, number, firmId, at }: ToldNeed): Promise<void> {
  if (firmId === null) return;
  const day = dayInChina(Temporal.Instant.from(at));
  const served = await listServed(tx, { officer: [], gap: [], firmId }, { day, limit: 1, offset: 0 });
  const [place] = served;
  const officerId = place?.officerId ?? place?.deputyId ?? null;
  const account = officerId === null ? undefined : await accountOfStaff(tx, officerId);
  if (place === undefined || account === undefined) return;
  await notify(tx, {
    ...{ zoneId, at, to: { account }, template: 'visits.needFiled', onceKey: `visits.needFiled ${needId}` },
    ...{
      params: { number, firm: place.firm },
      about: { type: 'visits.need', id: needId },
      href: `/needs?panel=${needId}`,
    },
  });
}

/** Tells the firm that its message was answered, made into matters, joined or refused. */
export async function tellFirm(
  tx: ZoneDb,
  { zoneId, needId, number, firmId, firm, at }: ToldNeed & { firm: string | null },
): Promise<void> {
  if (firmId === null) return;
  await notify(tx, {
    ...{ zoneId, at, to: { firm: firmId }, template: 'visits.needAnswered', onceKey: `visits.needAnswered ${needId}` },
    ...{ params: { number, firm: firm ?? '' }, about: { type: 'visits.need', id: needId }, href: '/my-needs' },
  });
}
