import { enterPastCases, type PastAct, type PastCase } from '#kernel/cases/server/index.ts';
import { headOf } from '#kernel/parties/server/index.ts';
import zh from '../../locale/zh-CN.json' with { type: 'json' };
import type { Invented, Inventing } from '../describe-invention.ts';
import type { InventedGathering } from '../invent-gatherings.ts';
import { addDecisionRow, setCase } from '../store/decisions.ts';
import { assignmentKind } from './assignment-kind.ts';

type InventedDecision = InventedGathering['decisions'][number];

/** Steps that lead to a state, each some days after the gathering. */
const steps: Readonly<Record<InventedDecision['state'], readonly { name: string; after: number; host?: true }[]>> = {
  draft: [],
  assigned: [{ name: 'open', after: 0, host: true }],
  accepted: [
    { name: 'open', after: 0, host: true },
    { name: 'accept', after: 1 },
  ],
  reported: [
    { name: 'open', after: 0, host: true },
    { name: 'accept', after: 1 },
    { name: 'report', after: 5 },
  ],
  returned: [
    { name: 'open', after: 0, host: true },
    { name: 'accept', after: 1 },
    { name: 'report', after: 4 },
    { name: 'sendBack', after: 6, host: true },
  ],
  confirmed: [
    { name: 'open', after: 0, host: true },
    { name: 'accept', after: 1 },
    { name: 'report', after: 6 },
    { name: 'confirm', after: 8, host: true },
  ],
};

/** Enters what the invented gatherings decided, with the cases that it became; answers how many decisions there are. */
export async function inventDecisions(held: readonly Invented[], around: Inventing): Promise<number> {
  const cases: PastCase[] = [];
  const became: { decision: string; caseId: string }[] = [];
  let count = 0;
  for (const of of held) {
    for (const one of of.one.decisions) {
      const departmentId = of.departments.length === 0 ? of.host : of.chance.pick(of.departments);
      const decision = of.nextId();
      const dueOn = Temporal.PlainDate.from(of.one.day).add({ days: one.dueIn }).toString();
      const to = {
        zoneId: of.zoneId,
        id: decision,
        gatheringId: of.id,
        by: of.officer,
        at: `${of.one.day}T11:00:00+08:00`,
      };
      const text = zh.demo.decisions[one.key];
      await addDecisionRow(of.tx, to, { text, departmentId, dueOn });
      count += 1;
      const acts = await actsOf(one, { ...of, departmentId, decision });
      if (acts.length === 0) continue;
      const caseId = of.nextId();
      cases.push({ id: caseId, title: text, partyId: null, acts });
      became.push({ decision, caseId });
    }
  }
  const { tx, zoneId } = around;
  await enterPastCases(tx, assignmentKind, { zoneId, cases });
  for (const { decision, caseId } of became) await setCase(tx, decision, caseId);
  return count;
}

/** The acts of an assignment; without an officer nobody assigned anything. */
async function actsOf(
  { state, dueIn, key }: InventedDecision,
  { tx, one, host, officer, departmentId, decision, id }: Invented & { departmentId: string; decision: string },
): Promise<PastAct[]> {
  if (officer === null) return [];
  const lead = (await headOf(tx, { departmentId, on: one.day })) ?? officer;
  const nobody = { partyId: null, onBehalfOf: null } as const;
  return steps[state].map(({ name, after, host: byHost }) => {
    const day = Temporal.PlainDate.from(one.day).add({ days: after }).toString();
    const by = byHost ? { accountId: officer, departmentId: host } : { accountId: lead, departmentId };
    const said = name === 'report' ? zh.demo.reports[key] : name === 'sendBack' ? zh.demo.sentBack : undefined;
    const opening = {
      detail: {
        ...{ department: departmentId, dispatcher: host, limits: { due: dueIn } },
        data: { gathering: id, decision },
      },
    };
    return {
      ...{ name, at: `${day}T08:30:00.000Z`, by: { kind: 'account', ...by, ...nobody } },
      ...(said === undefined ? {} : { comment: said }),
      ...(name === 'open' ? opening : {}),
    };
  });
}
