import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Keys } from '#platform/keys/server/keys.ts';
import type { MappedColumn, Repair } from '../../contract/draft.ts';
import type { ReadRow, ReadSheet } from '../../contract/read-sheet.ts';
import { listChunks, listSteps, type SealedChunk, type StoredDraft } from './store/drafts.ts';

/** Rows of one sealed part: small enough to open quickly, large enough that parts are few. */
const rowsPerChunk = 500;

/** What was chosen of a sheet. */
export interface DraftState {
  sheets: { name: string; rows: number; columns: number; hidden: boolean }[];
  sheet: number;
  /** First and last row of the headings; null when no table was found. */
  headerRows: [first: number, last: number] | null;
  /** Numbers of the rows of the table. */
  data: number[];
  leftOut: { row: number; why: string }[];
  mapping: MappedColumn[];
  emptyClears: boolean;
}

/** What was done to a draft. */
export type DraftStep =
  | { kind: 'repair'; number: number; repairs: Repair[] }
  | { kind: 'committed'; number: number; sheet: number; rows: number[] };

const compress = promisify(gzip);
const decompress = promisify(gunzip);

const about = (draftId: string, what: string) => `sheets.draft/${draftId}/${what}`;

async function pack(value: unknown): Promise<string> {
  return (await compress(JSON.stringify(value), { level: 1 })).toString('base64');
}

async function unpack<T>(text: string): Promise<T> {
  return JSON.parse((await decompress(Buffer.from(text, 'base64'))).toString('utf8')) as T;
}

/** Seals the rows of all sheets in parts. */
export async function sealSheets(keys: Keys, draftId: string, sheets: readonly ReadSheet[]): Promise<SealedChunk[]> {
  const chunks: SealedChunk[] = [];
  for (const [sheet, { rows, merges }] of sheets.entries()) {
    // Merges go with the first part.
    for (let at = 0; at === 0 || at < rows.length; at += rowsPerChunk) {
      const number = at / rowsPerChunk;
      const part = { rows: rows.slice(at, at + rowsPerChunk), merges: at === 0 ? merges : [] };
      chunks.push({ sheet, number, sealed: keys.seal(await pack(part), about(draftId, `${sheet}/${number}`)) });
    }
  }
  return chunks;
}

/** One sheet of a draft as it was read. */
export async function openSheet(
  db: ZoneDb,
  keys: Keys,
  { draftId, sheet, name }: { draftId: string; sheet: number; name: string },
): Promise<ReadSheet> {
  const rows: ReadRow[] = [];
  const merges: ReadSheet['merges'] = [];
  for (const { number, sealed } of await listChunks(db, draftId, sheet)) {
    const part = await unpack<Pick<ReadSheet, 'rows' | 'merges'>>(
      keys.open(sealed, about(draftId, `${sheet}/${number}`)),
    );
    for (const row of part.rows) rows.push(row);
    merges.push(...part.merges);
  }
  return { name, hidden: false, rows, merges };
}

/** Seals what was chosen. */
export async function sealState(keys: Keys, draftId: string, state: DraftState): Promise<string> {
  return keys.seal(await pack(state), about(draftId, 'state'));
}

/** What was chosen of a draft. */
export function openState(
  keys: Keys,
  { id, sealedState }: Pick<StoredDraft, 'id' | 'sealedState'>,
): Promise<DraftState> {
  return unpack<DraftState>(keys.open(sealedState, about(id, 'state')));
}

/** Seals a step. */
export async function sealStep(keys: Keys, draftId: string, step: DraftStep): Promise<string> {
  return keys.seal(await pack(step), about(draftId, `step/${step.number}`));
}

/** Steps of a draft in their order. */
export async function openSteps(db: ZoneDb, keys: Keys, draftId: string): Promise<DraftStep[]> {
  const steps = await listSteps(db, draftId);
  return Promise.all(
    steps.map(({ number, sealed }) => unpack<DraftStep>(keys.open(sealed, about(draftId, `step/${number}`)))),
  );
}
