import { lookUpParties } from '#kernel/parties/contract/look-up-endpoints.ts';
import { callApi } from '#ui/index.ts';
import type { Invitee } from '../../contract/invitation.ts';

/** Most lines of a list that was pasted: as many as one request invites. */
export const mostPasted = 200;

/** What came of a list of names: who is meant, each once, and lines that name nobody or more than one. */
export interface FoundNames {
  invitees: Invitee[];
  missing: string[];
}

/** The lines of a list that was pasted, without blanks and without those said twice. */
export function linesOf(pasted: string): string[] {
  return [...new Set(pasted.split(/[\r\n\t、；;]+/u).map((line) => line.trim()))].filter((line) => line !== '');
}

/** Looks each line up as the whole name, former or present, or the credit code of one firm or institution. */
export async function findNamed(lines: readonly string[], onStep: (done: number) => void): Promise<FoundNames> {
  const found = new Map<string, Invitee>();
  const missing: string[] = [];
  for (const [place, line] of lines.entries()) {
    const { hits } = await callApi(lookUpParties, { query: { q: line.slice(0, 60), kinds: ['firm', 'institution'] } });
    const same = hits.filter(({ matched, name, code }) => [matched.name, name, code].includes(line));
    const [one] = same;
    const kind = one?.kind;
    if (one !== undefined && same.length === 1 && (kind === 'firm' || kind === 'institution')) {
      found.set(one.id, { kind, id: one.id });
    } else missing.push(line);
    onStep(place + 1);
  }
  return { invitees: [...found.values()], missing };
}
