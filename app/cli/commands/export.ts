import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Composition } from '#app/server/compose.ts';
import { roles } from '#platform/access/contract/roles.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { parseInput } from '#platform/http/server/invalid-input.ts';
import type { FileAnswer, Route } from '#platform/http/server/route.ts';
import type { CliEnvironment } from '../environment.ts';
import { commandContext, requireZone } from './command-context.ts';
import { withPlatform } from './with-platform.ts';

interface ExportFlags {
  data?: string;
  out?: string;
  zone?: string;
  filter?: string;
  json?: boolean;
}

/** `yuanshu export <register>`: the same Excel file that the register's page exports. */
export function addExport(program: Command, cli: CliEnvironment): void {
  const t = cli.output.text;
  program
    .command('export')
    .description(t('cli:export.about'))
    .argument('<register>', t('cli:export.register'))
    .option('--out <file>', t('cli:export.out'))
    .option('--zone <code>', t('cli:export.zone'))
    .option('--filter <query>', t('cli:export.filter'))
    .option('--data <folder>', t('cli:data'))
    .option('--json', t('cli:json'))
    .action((register: string, flags: ExportFlags) => exportRegister(register, flags, cli));
}

async function exportRegister(register: string, flags: ExportFlags, cli: CliEnvironment): Promise<void> {
  const file = await withPlatform(cli, flags, async ({ composition, opened: { platform } }) => {
    const route = findRegister(composition, register);
    const zone = flags.zone === undefined ? null : await requireZone(platform, flags.zone);
    const { endpoint } = route;
    const query = Object.fromEntries(grouped(new URLSearchParams(flags.filter ?? '')));
    const input = {
      params: {},
      query: endpoint.query ? parseInput(endpoint.query, query, cli.output.locale) : {},
      body: {},
    };
    // Whoever runs this command holds the database's keys: it acts with a role that may export the register.
    const role = roles.find((one) => composition.grants.allows(one, endpoint.permission)) ?? 'systemAdmin';
    const context = commandContext(platform, { composition, zone, action: endpoint.id, role }, cli);
    return (await route.handle(input, context, undefined as never)) as FileAnswer;
  });
  const out = flags.out ?? file.filename;
  await writeFile(out, file.content);
  if (flags.json) cli.output.json({ summary: { file: out, bytes: file.content.byteLength } });
  else cli.output.result(out);
}

function grouped(query: URLSearchParams): [string, string | string[]][] {
  return [...new Set(query.keys())].map((key) => {
    const values = query.getAll(key);
    return [key, values.length === 1 ? (values[0] ?? '') : values];
  });
}

/** Registers are the endpoints that answer with a file and need no id, named by their path. */
function registersOf({ routes }: Composition): [string, Route][] {
  return routes
    .filter(({ endpoint }) => endpoint.produces === 'file' && !endpoint.path.includes(':'))
    .map((route) => [route.endpoint.path.replace(/^\/api\/|\/export$/g, ''), route]);
}

function findRegister(composition: Composition, register: string): Route {
  const registers = registersOf(composition);
  const found = registers.find(([name]) => name === register || name.endsWith(`/${register}`));
  if (found) return found[1];
  throw new AppError('cli.unknownRegister', { register, known: registers.map(([name]) => name).join(', ') });
}
