import { decisionWords } from '../invent-gatherings.ts';
import type { Invented } from '../invention.ts';
import { addDecisionRow } from '../store/decisions.ts';

/** Enters the invented decisions of a gathering. */
export async function inventDecisions(to: Invented, _today: string): Promise<number> {
  const { tx, zoneId, id: gatheringId, one, nextId, departments, officer, chance, host } = to;
  const at = `${one.day}T11:00:00+08:00`;
  for (const { key, dueIn } of one.decisions) {
    const departmentId = departments.length === 0 ? host : chance.pick(departments);
    const dueOn = Temporal.PlainDate.from(one.day).add({ days: dueIn }).toString();
    const row = { text: decisionWords(key), departmentId, dueOn };
    await addDecisionRow(tx, { zoneId, id: nextId(), gatheringId, by: officer, at }, row);
  }
  return one.decisions.length;
}
