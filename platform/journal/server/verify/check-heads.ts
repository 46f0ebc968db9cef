import { headHash, headText, type JournalHead, nothingBefore } from '../../contract/head.ts';
import { sm3 } from '../hash.ts';
import { headsAfter } from '../store/heads.ts';
import type { Query } from '../store/query.ts';
import type { KeyPeriods } from './check-keys.ts';
import type { Findings } from './findings.ts';
import type { SignatureChecker } from './signatures.ts';

/** Read at once. */
const batchSize = 500;

/** A sealer that was at work while a new key was made may still sign with the old one. */
const overlapMs = 60_000;

/** Every head in its order. */
export async function* readHeads(query: Query): AsyncGenerator<JournalHead> {
  // Below zero too: a row that a constraint would have refused is not passed over.
  let number = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const heads = await headsAfter(query, number, batchSize);
    yield* heads;
    const last = heads.at(-1);
    if (last === undefined) return;
    number = last.number;
  }
}

/** Checks each head against the one before it and its key; heads come in order. */
export interface HeadChecker {
  check(head: JournalHead): void;
  readonly last: JournalHead | undefined;
  readonly count: number;
}

/** A checker at the beginning of a journal. */
export function openHeadChecker({
  journal,
  keys,
  signatures,
  findings,
}: {
  /** Id of this machine's journal, where it is known. */
  journal: string | undefined;
  keys: KeyPeriods;
  signatures: SignatureChecker;
  findings: Findings;
}): HeadChecker {
  let last: JournalHead | undefined;
  let count = 0;
  return {
    check(head) {
      const at = { head: head.number };
      const expected = last === undefined ? 0 : last.number + 1;
      if (head.number > expected) findings.add('headMissing', { head: expected });
      else if (head.number < expected) findings.add('headOrder', at);
      if (head.journal !== (journal ?? last?.journal ?? head.journal)) findings.add('headChanged', at);
      const previous = last === undefined ? nothingBefore : headHash(last, sm3);
      if (head.previous !== previous) findings.add('headChanged', at);
      if (last !== undefined && (head.size < last.size || head.signedAt < last.signedAt)) findings.add('headOrder', at);
      const key = keys.get(head.key);
      if (key === undefined) findings.add('keyMissing', { ...at, detail: head.key });
      else if (!signatures.holds(headText(head), { publicKey: key.publicKey, signature: head.signature })) {
        findings.add('headSignature', at);
      } else if (head.signedAt < key.since || (key.until !== undefined && later(head.signedAt, key.until))) {
        findings.add('headOrder', { ...at, detail: head.key });
      }
      last = head;
      count += 1;
    },
    get last() {
      return last;
    },
    get count() {
      return count;
    },
  };
}

function later(signedAt: string, until: string): boolean {
  return Date.parse(signedAt) > Date.parse(until) + overlapMs;
}
