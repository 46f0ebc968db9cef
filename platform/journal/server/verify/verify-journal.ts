import { findingsKept, type JournalCheck } from '../../contract/check.ts';
import type { JournalKeys } from '../journal-keys.ts';
import type { Query } from '../store/query.ts';
import { countSeal, unlinkedEntries } from '../store/verify.ts';
import { checkHeadFile, type HeadFile, readRestored } from './check-files.ts';
import { openHeadChecker, readHeads } from './check-heads.ts';
import { checkKeys } from './check-keys.ts';
import { checkLinks, latestCommitMs } from './check-links.ts';
import { openFindings } from './findings.ts';
import { openSignatureChecker, type SignatureChecker } from './signatures.ts';

/** What a check is held against, besides itself. */
export interface VerifyOptions {
  /** Keys of this machine; without them the first key of the database is taken as it is. */
  keys?: JournalKeys | undefined;
  /** Opens the files of heads kept outside, anew at each call: they are read twice. */
  files?: () => HeadFile[];
  /** Shared by several checks of one journal. */
  signatures?: SignatureChecker;
}

/**
 * Recomputes the whole journal and holds it against its heads, in bounded memory. `query` must read one snapshot, taken
 * after the files were opened; a sealer at work is then no finding.
 */
export async function verifyJournal(query: Query, options: VerifyOptions = {}): Promise<JournalCheck> {
  const findings = openFindings();
  const signatures = options.signatures ?? openSignatureChecker();
  const keys = await checkKeys(query, { local: options.keys, signatures, findings });
  const checker = openHeadChecker({ journal: options.keys?.journal, keys, signatures, findings });
  const walked = await checkLinks(query, { heads: readHeads(query), checker, findings });
  const stored = await countSeal(query);
  if (stored.links !== walked.links) findings.add('linkExtra', { detail: `${stored.links} ≠ ${walked.links}` });
  if (stored.nodes !== walked.nodes) findings.add('nodeExtra', { detail: `${stored.nodes} ≠ ${walked.nodes}` });
  if (stored.heads !== checker.count) findings.add('headOrder', { detail: `${stored.heads} ≠ ${checker.count}` });
  const newest = checker.last;
  const unlinked = await unlinkedEntries(query, { oldestAt: oldestYoung(newest?.signedAt), limit: findingsKept });
  for (const entryId of unlinked.passedOver) findings.add('entryPassedOver', { entryId });
  const common = { query, findings, signatures, keys };
  const open = options.files ?? (() => []);
  const restored = [];
  for (const file of open()) restored.push(...(await readRestored(file, common)));
  const outside = { compared: 0, givenUp: 0 };
  for (const file of open()) {
    const tally = await checkHeadFile(file, { ...common, restored });
    outside.compared += tally.compared;
    outside.givenUp += tally.givenUp;
  }
  return {
    entries: walked.links,
    heads: checker.count,
    unsealed: unlinked.unsealed,
    outside: outside.compared,
    givenUp: outside.givenUp,
    findings: findings.count,
    list: [...findings.list],
    newest:
      newest === undefined
        ? null
        : { number: newest.number, size: newest.size, root: newest.root, signedAt: newest.signedAt },
  };
}

/** What is older than this when the newest head was signed should be under it. */
function oldestYoung(signedAt: string | undefined): string {
  const signed = Date.parse(signedAt ?? '');
  return Number.isNaN(signed) ? '-infinity' : new Date(signed - latestCommitMs).toISOString();
}
