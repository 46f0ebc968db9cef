import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** One line of compliance/*.csv. */
export interface Answer {
  /** Number of the requirement in its standard. */
  requirement: string;
  level: string;
  /**
   * `test`: the tests named in `proof` fail when it no longer holds. `configuration`: the operator chooses; `proof` names
   * the setting. `duty`: outside the software; `proof` names the guide that explains it.
   */
  answer: 'test' | 'configuration' | 'duty';
  /** `path > words of the test's name`, `NAME of a setting`, or `docs/guides/x.md#anchor`; several parted by ` ; `. */
  proof: string;
  /** What is done, in few words of our own. */
  says: string;
}

/** Reads one file of answers, as `compliance/<name>`. */
export function readAnswers(name: string): Answer[] {
  const text = readFileSync(new URL(`../../compliance/${name}`, import.meta.url), 'utf8');
  return parse(text, { columns: true, trim: true }) as Answer[];
}

/** Parts of a proof. */
export function proofsOf({ proof }: Answer): string[] {
  return proof.split(' ; ').map((part) => part.trim());
}
