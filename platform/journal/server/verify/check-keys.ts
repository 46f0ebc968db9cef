import { keyName, successorText } from '../../contract/head.ts';
import type { JournalKey, JournalKeys } from '../journal-keys.ts';
import { listKeys } from '../store/heads.ts';
import type { Query } from '../store/query.ts';
import type { Findings } from './findings.ts';
import type { SignatureChecker } from './signatures.ts';

/** Public keys by name, each with when it began and when the next one did. */
export type KeyPeriods = ReadonlyMap<string, { publicKey: string; since: string; until: string | undefined }>;

/**
 * Checks the keys that the database has: each is named for what it is, signed for by the one before, and the same as on this
 * machine. Without keys of this machine the first one is taken as it is; then only heads kept outside tell a fork.
 */
export async function checkKeys(
  query: Query,
  { local, signatures, findings }: { local: JournalKeys | undefined; signatures: SignatureChecker; findings: Findings },
): Promise<KeyPeriods> {
  const keys = await listKeys(query);
  const periods = new Map<string, { publicKey: string; since: string; until: string | undefined }>();
  for (const [index, key] of keys.entries()) {
    const changed = () => findings.add('keyChanged', { detail: key.id });
    const own = local?.keys[key.number];
    if (key.number !== index || key.id !== keyName(key.publicKey)) changed();
    else if (local !== undefined && !(own !== undefined && sameKey(own, key))) changed();
    else if (index > 0 && !endorsed(key, keys[index - 1], { signatures, journal: local?.journal })) changed();
    periods.set(key.id, { publicKey: key.publicKey, since: key.since, until: keys[index + 1]?.since });
  }
  return periods;
}

function sameKey(one: JournalKey, other: JournalKey): boolean {
  return one.publicKey === other.publicKey && one.since === other.since && one.endorsement === other.endorsement;
}

/** Without this machine's keys the id of the journal is not known here, and heads check the signatures that matter. */
function endorsed(
  key: JournalKey,
  before: JournalKey | undefined,
  { signatures, journal }: { signatures: SignatureChecker; journal: string | undefined },
): boolean {
  if (journal === undefined) return true;
  if (before === undefined || key.endorsement === null || key.since < before.since) return false;
  const text = successorText({ journal, number: key.number, publicKey: key.publicKey, since: key.since });
  return signatures.holds(text, { publicKey: before.publicKey, signature: key.endorsement });
}
