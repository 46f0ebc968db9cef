import {
  type HeadLine,
  headHash,
  headLine,
  headText,
  type JournalHead,
  keyName,
  type RestoredLine,
  restoredLine,
  restoredText,
  witnessText,
} from '../../contract/head.ts';
import { sm3 } from '../hash.ts';
import type { FileLine } from '../head-file.ts';
import { headsNumbered } from '../store/heads.ts';
import type { Query } from '../store/query.ts';
import type { KeyPeriods } from './check-keys.ts';
import type { Findings } from './findings.ts';
import type { SignatureChecker } from './signatures.ts';

/** Compared at once. */
const batchSize = 500;
const newLine = '{"number":';

/** A file of heads as it was before the database was looked at, so that the database has all of them. */
export interface HeadFile {
  name: string;
  lines: readonly FileLine[] | AsyncIterable<FileLine>;
  /** Public key of the witness whose signature every head of the file must bear. */
  witness?: string | undefined;
  /** Somebody asked to compare it: without one head in it nothing was. */
  asked?: boolean;
}

/** A head that was read, its place, and who must have signed it. */
interface Read {
  head: HeadLine;
  detail: string;
  witness: string | undefined;
}

/** What the comparison needs. */
export interface FileCheck {
  query: Query;
  findings: Findings;
  signatures: SignatureChecker;
  keys: KeyPeriods;
  /** Restorations that were declared: heads after `after` that are older than `at` were given up. */
  restored: readonly RestoredLine[];
}

/** What the comparison counted. */
export interface FileTally {
  compared: number;
  givenUp: number;
}

/** Holds the heads of a file against those of the database. */
export async function checkHeadFile(file: HeadFile, check: FileCheck): Promise<FileTally> {
  const tally: FileTally = { compared: 0, givenUp: 0 };
  let batch: Read[] = [];
  for await (const { line, text } of file.lines) {
    const detail = `${file.name}:${line}`;
    const read = parseLine(text);
    if (read === undefined) await checkBroken(text, detail, check);
    else if (read !== 'blank' && !('kind' in read)) batch.push({ head: read, detail, witness: file.witness });
    if (batch.length >= batchSize) {
      await compare(batch, check, tally);
      batch = [];
    }
  }
  await compare(batch, check, tally);
  if (file.asked && tally.compared === 0) check.findings.add('fileUnreadable', { detail: file.name });
  return tally;
}

/** The declared restorations of a file, under a key of this journal. */
export async function readRestored(
  file: HeadFile,
  { keys, signatures, findings }: Pick<FileCheck, 'keys' | 'signatures' | 'findings'>,
): Promise<RestoredLine[]> {
  const found: RestoredLine[] = [];
  for await (const { line, text } of file.lines) {
    const read = parseLine(text);
    if (read === undefined || read === 'blank' || !('kind' in read)) continue;
    const known = keys.get(read.key)?.publicKey === read.publicKey;
    if (known && signatures.holds(restoredText(read), read)) found.push(read);
    else findings.add('fileForged', { detail: `${file.name}:${line}` });
  }
  return found;
}

function parseLine(text: string): HeadLine | RestoredLine | 'blank' | undefined {
  // The last line of `journal heads --json` is a summary.
  if (text.trim() === '' || text.startsWith('{"summary":')) return 'blank';
  try {
    const value: unknown = JSON.parse(text);
    return headLine.safeParse(value).data ?? restoredLine.safeParse(value).data;
  } catch {
    return undefined;
  }
}

/** A line that a crash cut short is the beginning of a head that the database has; it was written again below. */
async function checkBroken(text: string, detail: string, { query, findings }: FileCheck): Promise<void> {
  if (newLine.startsWith(text)) return;
  const number = Number(/^\{"number":(\d{1,15}),/.exec(text)?.[1] ?? Number.NaN);
  const stored = Number.isNaN(number) ? undefined : (await headsNumbered(query, [number])).get(number);
  if (stored === undefined || !JSON.stringify(stored).startsWith(text)) findings.add('fileUnreadable', { detail });
}

async function compare(batch: readonly Read[], check: FileCheck, tally: FileTally): Promise<void> {
  if (batch.length === 0) return;
  const stored = await headsNumbered(
    check.query,
    batch.map(({ head }) => head.number),
  );
  for (const read of batch) {
    const { head, detail } = read;
    tally.compared += 1;
    checkWitness(read, check);
    const own = stored.get(head.number);
    if (own !== undefined && sameHead(own, head)) continue;
    if (!authentic(head, check)) check.findings.add('fileForged', { head: head.number, detail });
    else if (check.restored.some((line) => head.number > line.after && head.signedAt <= line.at)) tally.givenUp += 1;
    else check.findings.add(own === undefined ? 'headLost' : 'headForked', { head: head.number, detail });
  }
}

function checkWitness({ head: line, detail, witness: expected }: Read, check: FileCheck): void {
  const { witness, ...head } = line;
  const at = { head: head.number, detail };
  if (witness === undefined) {
    if (expected !== undefined) check.findings.add('witnessMissing', at);
  } else if (
    (expected !== undefined && witness.publicKey !== expected) ||
    !check.signatures.holds(witnessText(headHash(head, sm3), witness.at), witness)
  ) {
    check.findings.add('witnessSignature', at);
  }
}

function authentic(head: JournalHead, { signatures }: FileCheck): boolean {
  return keyName(head.publicKey) === head.key && signatures.holds(headText(head), head);
}

/** The hash binds every field but the public key, which its name binds. */
function sameHead(one: JournalHead, other: JournalHead): boolean {
  return headHash(one, sm3) === headHash(other, sm3) && one.publicKey === other.publicKey;
}
