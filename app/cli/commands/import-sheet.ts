import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { z } from 'zod';
import type { Composition } from '#app/server/compose.ts';
import { listAccounts } from '#platform/auth/server/store.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { Endpoint, EndpointResult, ObjectSchema } from '#platform/http/contract/endpoint.ts';
import type { Platform } from '#platform/module/platform.ts';
import type { DraftView } from '#platform/sheets/contract/draft.ts';
import { commitDraft, discardDraft, listDraftRows, sendSheet } from '#platform/sheets/contract/endpoints.ts';
import { type CliEnvironment, exitCodes } from '../environment.ts';
import { commandContext, requireZone } from './command-context.ts';
import { withPlatform } from './with-platform.ts';

interface ImportSheetFlags {
  zone: string;
  as: string;
  data?: string;
  dryRun?: boolean;
  json?: boolean;
}

/** `yuanshu import-sheet <register> <file>`: checks a sheet as its page does, and enters it when every row is good. */
export function addImportSheet(program: Command, cli: CliEnvironment): void {
  const t = cli.output.text;
  program
    .command('import-sheet')
    .description(t('cli:importSheet.about'))
    .argument('<register>', t('cli:importSheet.register'))
    .argument('<file>', t('cli:importSheet.file'))
    .requiredOption('--zone <code>', t('cli:importSheet.zone'))
    .requiredOption('--as <login>', t('cli:importSheet.as'))
    .option('--dry-run', t('cli:importSheet.dryRun'))
    .option('--data <folder>', t('cli:data'))
    .option('--json', t('cli:json'))
    .action((register: string, file: string, flags: ImportSheetFlags) => importSheet({ register, file, flags }, cli));
}

/** What is asked for: `register` as `firm` or `parties.firm`. */
interface Asked {
  register: string;
  file: string;
  flags: ImportSheetFlags;
}

async function importSheet(asked: Asked, cli: CliEnvironment): Promise<void> {
  await access(asked.file).catch(() => {
    throw new AppError('cli.fileUnreadable', { file: asked.file });
  });
  await withPlatform(cli, asked.flags, ({ composition, opened: { platform } }) =>
    checkAndEnter(asked, { composition, platform }, cli),
  );
}

/** What a command works on. */
interface Ground {
  composition: Composition;
  platform: Platform;
}

/** Checks the sheet, tells what is wrong with it, and enters it when nothing is. */
export async function checkAndEnter(
  { register, file, flags }: Asked,
  ground: Ground,
  cli: CliEnvironment,
): Promise<void> {
  const call = await openCaller(ground, flags, cli);
  const query = { register: register.includes('.') ? register : `parties.${register}`, name: basename(file) };
  const draft = await call(sendSheet, { query, body: createReadStream(file) });
  const { id: draftId, revision, summary, missing } = draft;
  const { total = 0, same = 0, add = 0, change = 0, bad = 0, needsReason = 0 } = summary ?? {};
  const open = summary === null ? Math.max(missing.length, 1) : bad + needsReason;
  const enters = open === 0 && add + change > 0 && flags.dryRun !== true;
  await tellFaults(draft, call, cli);
  const batch = enters
    ? (await call(commitDraft, { params: { draftId }, body: { revision, which: 'all' } })).batch
    : undefined;
  if (!enters) await call(discardDraft, { params: { draftId } });
  if (open > 0) cli.exitCode = exitCodes.foundWrong;
  const counts = { rows: total, add, change, same, open };
  if (flags.json) cli.output.json({ summary: { register: draft.register.id, batch: batch?.id ?? null, ...counts } });
  else cli.output.result(cli.output.text(`cli:importSheet.${enters ? 'done' : 'checked'}`, counts));
}

type Call = <R extends z.ZodType>(
  endpoint: Endpoint<ObjectSchema, ObjectSchema, ObjectSchema, R>,
  input: object,
) => Promise<EndpointResult<Endpoint<ObjectSchema, ObjectSchema, ObjectSchema, R>>>;

/** Calls the endpoints of imports as the account named, with no more rights than it has. */
async function openCaller(
  { composition, platform }: Ground,
  { zone: code, as: login }: ImportSheetFlags,
  cli: CliEnvironment,
): Promise<Call> {
  const zone = await requireZone(platform, code);
  const account = (await listAccounts(platform.database.forZone(zone.id))).find((one) => one.login === login);
  if (account === undefined) throw new AppError('cli.unknownLogin', { login, zone: code });
  const { role } = account;
  return async (endpoint, input) => {
    const route = composition.routes.find((one) => one.endpoint.id === endpoint.id);
    if (route === undefined) throw new Error(`no route answers ${endpoint.id}`);
    if (!composition.grants.allows(role, endpoint.permission)) {
      throw new AppError('http.forbidden', { permission: endpoint.permission });
    }
    const context = commandContext(platform, { composition, zone, action: endpoint.id, role, account }, cli);
    const answer = await route.handle({ params: {}, query: {}, body: {}, ...input }, context, undefined as never);
    return answer as EndpointResult<typeof endpoint>;
  };
}

const pageSize = 200;

/** One line for each fault: row and column as Excel counts them, and what to do. */
async function tellFaults(draft: DraftView, call: Call, { output }: CliEnvironment): Promise<void> {
  for (const { key, label } of draft.missing) {
    const message = output.text('cli:importSheet.missing', { column: label });
    output.json({ row: null, column: key, code: 'cli.columnMissing', message });
  }
  if (draft.summary === null) return;
  for (let page = 1; ; page += 1) {
    const query = { only: 'open', page, pageSize };
    const { rows, total } = await call(listDraftRows, { params: { draftId: draft.id }, query });
    for (const { rowNumber, faults } of rows) {
      for (const { column, code, message } of faults) output.json({ row: rowNumber, column, code, message });
    }
    if (page * pageSize >= total) return;
  }
}
