import { departmentNamesOn, housesOf, inventId, openRandom, placesOf } from '#kernel/parties/server/index.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { accountsOf } from '#platform/auth/server/accounts.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { DemoOptions, DemoTable } from '#platform/module/demo.ts';
import type { Platform } from '#platform/module/platform.ts';
import type { GatheringAct, GatheringState } from '../contract/gathering-state.ts';
import type { AnswerWord } from '../contract/invitation.ts';
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { inventDecisions } from './decide/invent-decisions.ts';
import type { Invented, Inventing } from './describe-invention.ts';
import { inventGatherings } from './invent-gatherings.ts';
import { enterGathering } from './plan-gathering.ts';
import { replaceItems } from './store/agenda.ts';
import { addAttendance } from './store/attendance.ts';
import { addAct, addSeries } from './store/gatherings.ts';
import { listInventedFirms, removeInvented } from './store/invented.ts';
import { addInvitation, saveAnswer } from './store/invitations.ts';
import { addQuestion, saveQuestionAnswer } from './store/questions.ts';

const firmsInvited = 24;

/** Invents meetings, lectures and a matching event around today; what was invited, answered and decided in them stands in all states. */
export async function generateDemo(platform: Platform, zone: ZoneRef, options: DemoOptions): Promise<DemoTable[]> {
  if (!zone.demonstration) throw new Error(`${zone.code} is not a fictional zone`);
  const chance = openRandom(`${zone.code}/${options.seed}/gatherings`);
  let ids = 0;
  const nextId = () => {
    ids += 1;
    return inventId(chance, ids);
  };
  return platform.database.transaction(zone.id, async (tx) => {
    await removeInvented(tx);
    const { host, departments, officer } = await findHost(tx, options.today);
    const counts = { gathering: 0, invitation: 0, question: 0, decision: 0 };
    if (host === undefined) return tablesOf(counts);
    const around: Inventing = { tx, zoneId: zone.id, chance, nextId, host, departments, officer };
    const seriesId = nextId();
    const made = { zoneId: zone.id, by: officer, at: `${options.today}T08:00:00+08:00` };
    await addSeries(tx, { ...made, id: seriesId, name: zh.demo.series, hostDepartmentId: host, demonstration: true });
    const firms = await invitedFirms(tx);
    const held: Invented[] = [];
    for (const one of inventGatherings(options.today)) {
      const id = nextId();
      const to = { ...around, one, id };
      await addGatheringOf(to, { seriesId, platform });
      counts.gathering += 1;
      counts.invitation += await addInvitations(to, firms);
      counts.question += await addQuestions(to);
      held.push(to);
    }
    counts.decision = await inventDecisions(held, around);
    return tablesOf(counts);
  });
}

function tablesOf(counts: Record<string, number>): DemoTable[] {
  return Object.entries(counts).map(([table, rows]) => ({ table: `gatherings.${table}`, rows }));
}

/** The department in which the officer of the demonstration works, and others that decisions go to. */
async function findHost(tx: ZoneDb, today: string) {
  const officer = (await accountsOf(tx)).find(({ role }) => role === 'officer');
  const names = [...(await departmentNamesOn(tx, today)).keys()];
  const places = officer === undefined ? [] : await placesOf(tx, officer.id, today);
  const host = places[0]?.departmentId ?? names[0];
  const departments = names.filter((id) => id !== host).slice(0, 6);
  return { host, departments, officer: officer?.id ?? null };
}

/** Invented firms, and first the one whose people can sign in. */
async function invitedFirms(tx: ZoneDb): Promise<string[]> {
  const member = (await accountsOf(tx)).find(({ role }) => role === 'firmMember');
  const own = member === undefined ? [] : (await housesOf(tx, member.id)).houses.map(({ id }) => id);
  const firms = await listInventedFirms(tx, firmsInvited);
  return [...new Set([...own, ...firms])].slice(0, firmsInvited);
}

const ways: Readonly<Record<GatheringState, readonly GatheringAct[]>> = {
  planned: [],
  open: ['open'],
  held: ['open', 'hold'],
  closed: ['open', 'hold', 'close'],
  cancelled: ['open', 'cancel'],
};
const stateAfter: Partial<Record<GatheringAct, GatheringState>> = {
  ...{ open: 'open', hold: 'held', close: 'closed', cancel: 'cancelled' },
};

async function addGatheringOf(
  { tx, zoneId, one, id, host, officer }: Invented,
  { seriesId, platform }: { seriesId: string; platform: Platform },
): Promise<void> {
  const { day, fromTime, toTime, kind, title, place, capacity, plannedOn } = one;
  const told = { zoneId, by: officer, at: `${plannedOn}T09:00:00+08:00` };
  const plan = { kind, title, day, fromTime, toTime, place, siteId: null, capacity, hostDepartmentId: host };
  await enterGathering(
    tx,
    { ...told, ...plan, id, seriesId: one.inSeries ? seriesId : null, demonstration: true },
    platform.keys,
  );
  for (const [place, act] of ways[one.state].entries()) {
    const state = stateAfter[act] ?? 'planned';
    const after = act === 'hold' || act === 'close';
    const at = after ? `${day}T${act === 'hold' ? toTime : '18:00'}:00+08:00` : `${plannedOn}T10:00:00+08:00`;
    const reason = act === 'cancel' ? zh.demo.cancelReason : null;
    await addAct(tx, { id, zoneId, by: officer, at }, { number: place + 2, act, reason, detail: {}, state });
  }
}

const answers: readonly { answer: AnswerWord | null; weight: number }[] = [
  { answer: 'yes', weight: 6 },
  { answer: 'no', weight: 2 },
  { answer: 'another', weight: 1 },
  { answer: 'unknown', weight: 1 },
  { answer: null, weight: 2 },
];

async function addInvitations(
  { tx, zoneId, one, id, nextId, chance, departments, officer }: Invented,
  firms: readonly string[],
): Promise<number> {
  const houses = firms.slice(0, one.firms).map((firm) => ({ kind: 'firm' as const, id: firm }));
  const offices = departments.slice(0, 3).map((department) => ({ kind: 'department' as const, id: department }));
  const made = {
    zoneId,
    gatheringId: id,
    walkIn: false,
    by: officer,
    at: `${one.plannedOn}T09:30:00+08:00`,
    demonstration: true,
  };
  let seats = 0;
  for (const invitee of [...houses, ...offices]) {
    const invitationId = nextId();
    const { answer } = chance.weighted(answers);
    if (!(await addInvitation(tx, { ...invitee, ...made, invitationId }))) continue;
    if (answer === null || one.state === 'planned') continue;
    const comes = answer === 'yes' || answer === 'another';
    const full = comes && one.capacity !== null && seats >= one.capacity;
    if (comes && !full) seats += 1;
    const at = `${one.plannedOn}T15:00:00+08:00`;
    await saveAnswer(tx, invitationId, { answer, substitute: null, how: 'link', at, waitingSince: full ? at : null });
    if (!comes || (one.state !== 'held' && one.state !== 'closed')) continue;
    const at2 = `${one.day}T${one.fromTime}:00+08:00`;
    const came = {
      gatheringId: id,
      invitationId,
      accountId: null,
      personId: null,
      by: null,
      at: at2,
      demonstration: true,
    };
    await addAttendance(tx, { zoneId, id: nextId(), ...came, how: 'link' });
  }
  await replaceItems(
    tx,
    { zoneId, gatheringId: id },
    one.items.map((item) => ({ ...item, id: nextId(), speaker: null })),
  );
  return houses.length + offices.length;
}

async function addQuestions({ tx, zoneId, one, id, nextId, officer }: Invented): Promise<number> {
  if (one.kind !== 'lecture' || one.state !== 'open' || officer === null) return 0;
  const at = `${one.plannedOn}T16:00:00+08:00`;
  const asked = { zoneId, gatheringId: id, accountId: officer, invitationId: null, at };
  const questionId = nextId();
  await addQuestion(tx, { ...asked, id: questionId, text: zh.demo.question.deadline });
  await addQuestion(tx, { ...asked, id: nextId(), text: zh.demo.question.share });
  await saveQuestionAnswer(
    tx,
    { gatheringId: id, id: questionId },
    { answer: zh.demo.answer.deadline, by: officer, at },
  );
  return 2;
}
