import { notify, stopReminders } from '#kernel/notices/server/index.ts';
import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { momentOf } from '../check-caller.ts';
import { whereOf } from '../describe-gathering.ts';
import type { StoredGathering } from '../store/gatherings.ts';
import { listToTell, type StoredInvitation, setTold } from '../store/invitations.ts';

/** What is told of a gathering; the texts stand in the locale under `notices.<name>`. */
export type Told = 'invited' | 'moved' | 'cancelled' | 'withdrawn' | 'seated';

/** Thread of the reminders of an invitation: any answer ends it. */
export function threadOf(invitationId: string): string {
  return `gatherings.invitation/${invitationId}`;
}

interface Telling {
  template: Told;
  /** Why it was moved, cancelled or taken back. */
  reason: string;
  /** Only these; all that stand where nothing is said. */
  only?: readonly StoredInvitation[];
}

/**
 * Tells everybody who is invited, by whichever way reaches them.
 */
export async function tellInvited(
  tx: ZoneDb,
  gathering: StoredGathering,
  { template, reason, only }: Telling,
  context: RequestContext,
): Promise<void> {
  const { zone, at, today } = momentOf(context);
  const invitations = only ?? (await listToTell(tx, gathering.id));
  const params = await paramsOf(tx, { gathering, reason, today });
  for (const one of invitations) {
    const to = reachedBy(one);
    if (template === 'cancelled' || template === 'withdrawn') {
      await stopReminders(tx, { zoneId: zone.id, thread: threadOf(one.id), at, by: 'gatherings' });
    }
    // Who has declined is not told that it is off.
    if (template !== 'invited' && one.answer === 'no') continue;
    const days = template === 'invited' ? reminderDays(today, gathering.day) : [];
    await notify(tx, {
      ...{ zoneId: zone.id, at, to, template: `gatherings.${template}`, params },
      about: { type: 'gatherings.gathering', id: gathering.id },
      href: `/my-gatherings/${gathering.id}`,
      onceKey: `gatherings.${template}/${one.id}/${template === 'moved' ? gathering.acts : 0}`,
      ...(days.length === 0 ? {} : { reminder: { thread: threadOf(one.id), afterDays: days } }),
      demonstration: gathering.demonstration,
    });
  }
  if (template === 'invited') {
    await setTold(
      tx,
      invitations.map(({ id }) => id),
      at,
    );
  }
}

function reachedBy({ kind, invitee }: StoredInvitation) {
  if (kind === 'institution') return { institution: invitee };
  if (kind === 'firm') return { firm: invitee };
  if (kind === 'person') return { person: invitee };
  return kind === 'account' ? { account: invitee } : { department: invitee };
}

async function paramsOf(
  tx: ZoneDb,
  { gathering, reason, today }: { gathering: StoredGathering; reason: string; today: string },
) {
  const { title, day, fromTime, toTime, hostId } = gathering;
  const host = (await departmentNamesOn(tx, today)).get(hostId) ?? '';
  return { title, day, time: `${fromTime}—${toTime}`, place: await whereOf(tx, gathering), host, reason };
}

/** Whoever has not answered is asked again three days later and on the day before, where there is time. */
export function reminderDays(today: string, day: string): number[] {
  const left = Temporal.PlainDate.from(today).until(day, { largestUnit: 'days' }).days;
  return [3, left - 1]
    .filter((days, place, all) => days >= 1 && days < left && all.indexOf(days) === place)
    .sort((a, b) => a - b);
}
