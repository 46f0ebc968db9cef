import { createHash, randomUUIDv7 } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { cleanFileName } from '#platform/files/contract/file-name.ts';
import { receive } from '#platform/files/server/receive.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { UploadInput } from '#platform/http/server/route.ts';
import { maskNumbers } from '#platform/journal/contract/mask-numbers.ts';
import type { DraftView } from '../../contract/draft.ts';
import { draftDays, type sendSheet as endpoint, mostDrafts, mostMebibytes } from '../../contract/endpoints.ts';
import type { ReadFile, ReadSheet } from '../../contract/read-sheet.ts';
import { readSheetFile } from '../reading/read-sheet-file.ts';
import { type DraftState, sealSheets, sealState } from './draft-content.ts';
import { columnsOf, fingerprintOf, mapColumns, stateOfTable, tableOf } from './find-columns.ts';
import {
  callerOf,
  checkOf,
  type Imports,
  importContext,
  momentOf,
  type OpenDraft,
  requireRegister,
} from './imports.ts';
import type { OpenRegister } from './open-registers.ts';
import { addDraft, countOwnDrafts, findMapping, lockDraftsOf } from './store/drafts.ts';
import { viewDraft } from './view-draft.ts';

/** Takes a sheet: reads it, finds its table, proposes where columns go, keeps it as a draft, and checks it when it can. */
export function sendSheet(imports: Imports) {
  return async ({ query, body }: UploadInput<typeof endpoint>, context: RequestContext): Promise<DraftView> => {
    const { zoneId, accountId } = callerOf(context);
    const register = await requireRegister(imports, query.register, context);
    await refuseManyDrafts(context.db, accountId, context);
    const content = await buffer(receive(body, mostMebibytes * 1_048_576));
    const fileName = maskNumbers(cleanFileName(query.name));
    const file = await readSheetFile(content, { fileName });
    const state = await startState(context.db, file, register);
    refuseTooMany(state, register);
    const id = randomUUIDv7();
    const stored = {
      ...{ id, zoneId, accountId, register: register.id, fileName, bytes: content.length, revision: 1 },
      sha256: createHash('sha256').update(content).digest(),
      createdAt: momentOf(context),
      expiresAt: context
        .now()
        .add({ hours: 24 * draftDays })
        .toString({ fractionalSecondDigits: 3 }),
      sealedState: await sealState(context.keys, id, state),
    };
    const chunks = await sealSheets(context.keys, id, file.sheets);
    await context.transaction(async (tx) => {
      // Others that were sent meanwhile count too.
      await lockDraftsOf(tx, accountId);
      await refuseManyDrafts(tx, accountId, context);
      await addDraft(tx, stored, chunks);
      const after = { register: register.id, fileName, sha256: stored.sha256.toString('hex'), rows: state.data.length };
      await context.record(tx, { subject: { type: 'sheets.draft', id }, after });
    });
    const draft: OpenDraft = { stored, state, register, context: importContext(context, state.emptyClears) };
    return viewDraft(draft, { check: await checkOf(imports, draft, context), repairs: 0 }, context);
  };
}

async function refuseManyDrafts(db: ZoneDb, accountId: string, context: RequestContext): Promise<void> {
  const open = await countOwnDrafts(db, { accountId, at: momentOf(context) });
  if (open >= mostDrafts) throw new AppError('sheets.tooManyDrafts', { most: mostDrafts });
}

/** More rows than the register takes at once. */
export function refuseTooMany({ data }: Pick<DraftState, 'data'>, { views }: OpenRegister): void {
  const most = views['zh-CN'].mostRows;
  if (data.length > most) throw new AppError('sheets.tooManyRows', { most });
}

/** The sheet with most columns that the register knows, the first of equal ones; hidden ones only where no other has a table. */
async function startState(db: ZoneDb, file: ReadFile, register: OpenRegister): Promise<DraftState> {
  const sheets = file.sheets.map(({ name, rows, hidden }) => ({
    name,
    hidden,
    rows: rows.length,
    columns: Math.max(0, ...rows.slice(0, 200).map(({ cells }) => cells.length)),
  }));
  if (sheets.every(({ rows }) => rows === 0)) throw new AppError('sheets.noTable');
  let best = { sheet: 0, score: -1, found: stateOfTable(undefined, []) };
  for (const [at, sheet] of file.sheets.entries()) {
    if (sheet.rows.length === 0) continue;
    const found = await mapSheet(db, sheet, register);
    const known = found.mapping.filter(({ column }) => column !== null).length;
    const score = found.headerRows === null ? -0.5 : known - (sheet.hidden ? 0.5 : 0);
    if (score > best.score) best = { sheet: at, score, found };
  }
  return { sheets, sheet: best.sheet, emptyClears: false, ...best.found };
}

/** Table and mapping of one sheet, as remembered or proposed. */
export async function mapSheet(
  db: ZoneDb,
  sheet: ReadSheet,
  register: OpenRegister,
  headerRows?: { first: number; last: number },
): Promise<Pick<DraftState, 'headerRows' | 'data' | 'leftOut' | 'mapping'>> {
  const table = tableOf(sheet, register, headerRows);
  if (table === undefined) return stateOfTable(undefined, []);
  const found = columnsOf(sheet, table);
  const kept = await findMapping(db, register.id, fingerprintOf(register.id, found));
  return stateOfTable(table, mapColumns(found, register, kept));
}
