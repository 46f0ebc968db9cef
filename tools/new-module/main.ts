// npm run new-module <name> [-- --remove]: a module in the shape of all modules, entered in both lists.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runCommand } from '#tools/test/run-command.ts';
import { ModuleRefusal, makeModule, removeModule } from './change-module.ts';
import { registrations } from './registration.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { remove: { type: 'boolean', default: false } },
});
process.chdir(fileURLToPath(new URL('../../', import.meta.url)));
process.exitCode = await main(positionals[0]);

async function main(module: string | undefined): Promise<number> {
  if (module === undefined || positionals.length > 1) {
    console.error('npm run new-module <name>, or: npm run new-module -- <name> --remove');
    return 2;
  }
  try {
    const files = values.remove ? removeModule('.', module) : makeModule('.', module);
    for (const file of files) console.log(file);
  } catch (error) {
    if (!(error instanceof ModuleRefusal)) throw error;
    console.error(error.message);
    return 2;
  }
  return finish(module);
}

/** Formats what was written and brings the reference up to what the platform now has. */
async function finish(module: string): Promise<number> {
  const folder = values.remove ? [] : [`modules/${module}`];
  for (const command of [
    ['biome', 'check', '--write', ...folder, ...registrations.map(({ file }) => file)],
    ['node', 'tools/docs/generate.ts'],
  ] as [string, ...string[]][]) {
    const { ok, output } = await runCommand(command);
    if (ok) continue;
    console.error(output);
    return 1;
  }
  console.error(
    values.remove
      ? `modules/${module} is gone, docs/reference is up to date. Tables that a database already has stay there.`
      : `docs/reference is up to date. Next: npm test, then docs/guides/add-a-module.md.`,
  );
  return 0;
}
