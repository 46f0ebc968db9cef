import { createHash, randomInt, randomUUIDv7 } from 'node:crypto';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { PageSeal } from '#platform/paper/server/page-seal.ts';
import { codeOf } from '#platform/paper/server/place-code.ts';
import type { SheetTable } from '#platform/sheets/server/workbook.ts';
import type { IssuedKind } from '../contract/issued.ts';
import { codeAlphabet, completeCode, groupCode, randomLength, zoneTag } from '../contract/verification-code.ts';
import { chinaTime } from './mark-export.ts';
import { addPrint, addPrintAct } from './store/issued-prints.ts';

/** What a print is, as whoever verifies it is told; holds no personal field. */
export interface PrintIssue {
  kind: IssuedKind;
  title: string;
  documentNumber?: string;
  /** Public numbers of the first and last row, unmasked. */
  keys?: { first: string; last: string };
  /** Last day on which it holds. */
  validUntil?: string;
  /** Id of the print that this one stands in for. */
  supersedes?: string;
}

/** A print whose code is drawn: the seal for its pages, and the entry once the file is made. */
export interface OpenPrint {
  code: string;
  seal: PageSeal;
  enter(
    tx: ZoneDb,
    made: { content: Uint8Array; digests: readonly string[]; list: string; rows: number; at: string },
  ): Promise<void>;
}

/** Where a sheet is verified, below the server's address. */
export const verificationPath = '/v';

/** Signs of a page's digest that stand at its foot. */
const shortDigest = 16;

/** A page's digest as it stands at its foot: 64 bits, in groups of four. */
export function shortenDigest(digest: string): string {
  return digest
    .slice(0, shortDigest)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1 ');
}

/** A public number with its middle masked, so that a sheet can be compared and nothing be looked up. */
export function maskKey(key: string): string {
  const signs = [...key];
  if (signs.length < 10) return `${signs[0] ?? ''}${'*'.repeat(Math.max(1, Math.min(58, signs.length - 1)))}`;
  return `${signs.slice(0, 4).join('')}${'*'.repeat(Math.min(50, signs.length - 7))}${signs.slice(-3).join('')}`;
}

/** A new code of a zone. */
export function drawCode(zoneId: string): string {
  const random = Array.from({ length: randomLength }, () => codeAlphabet.charAt(randomInt(codeAlphabet.length)));
  return completeCode(zoneTag(zoneId) + random.join(''));
}

/** What tables are as a print: their names, and the public numbers of the first and last row where they have any. */
export function issueOf(tables: readonly SheetTable[]): PrintIssue {
  const title = tables
    .map(({ name }) => name)
    .join('、')
    .slice(0, 200);
  const keyOf = (table: SheetTable | undefined, at: number) => {
    const column = table?.columns.find(({ publicKey }) => publicKey === true);
    return column === undefined ? '' : String(table?.rows.at(at)?.[column.key] ?? '');
  };
  const [first, last] = [keyOf(tables[0], 0), keyOf(tables.at(-1), -1)];
  return { kind: 'register', title, ...(first === '' || last === '' ? {} : { keys: { first, last } }) };
}

/** Draws the code of a print and says what stands at the foot of its pages. */
export async function openPrint(
  issue: PrintIssue,
  { zone, number, context }: { zone: ZoneRef; number: string; context: RequestContext },
): Promise<OpenPrint> {
  const code = drawCode(zone.id);
  const department = (await context.department?.()) ?? null;
  return {
    code,
    seal: sealOf({ code, number: issue.documentNumber ?? number, department, zone }, context),
    async enter(tx, { content, digests, list, rows, at }) {
      const id = randomUUIDv7();
      const hash = (name: 'sm3' | 'sha256') => createHash(name).update(content).digest();
      const by = { zoneId: zone.id, madeBy: context.account?.id ?? null, madeAt: at };
      await addPrint(tx, {
        ...{ zoneId: zone.id, id, code, number, documentNumber: issue.documentNumber ?? null, kind: issue.kind },
        ...{ title: issue.title.slice(0, 200), list, department, rows, pageDigests: digests },
        firstKey: issue.keys === undefined ? null : maskKey(issue.keys.first),
        lastKey: issue.keys === undefined ? null : maskKey(issue.keys.last),
        ...{ sm3: hash('sm3'), sha256: hash('sha256'), validUntil: issue.validUntil ?? null },
        ...{ demonstration: zone.demonstration, issuedBy: by.madeBy, issuedAt: at },
      });
      if (issue.supersedes !== undefined) {
        await addPrintAct(tx, { ...by, printId: issue.supersedes, kind: 'superseded', reason: null, successorId: id });
      }
    },
  };
}

function sealOf(
  { code, number, department, zone }: { code: string; number: string; department: string | null; zone: ZoneRef },
  context: RequestContext,
): PageSeal {
  const text = (key: string, params?: Record<string, string | number>) => context.text(`exports:seal.${key}`, params);
  const { origin } = context;
  const address = origin === undefined ? '' : new URL(verificationPath, origin).href;
  const how = origin === undefined ? 'byCode' : 'byAddress';
  const body = [zone.name, department].filter((one) => one !== null).join(' ');
  return {
    code,
    squares: origin === undefined ? undefined : codeOf(`${address}/${code}`),
    lines: ({ page, pages, digest }) => [
      text('head', { code: groupCode(code), page, pages }) + (zone.demonstration ? text('invented') : ''),
      text('number', { number, digest: shortenDigest(digest) }),
      text(how, { address }),
      text('issued', { time: chinaTime(context), body }),
    ],
  };
}
