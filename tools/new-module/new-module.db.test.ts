import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandResult, runCommand } from '#tools/test/run-command.ts';
import { copyProject, type ProjectCopy } from './copy-project.ts';

const name = 'redgreen';
let copy: ProjectCopy;
let before: Map<string, string>;
beforeAll(() => {
  copy = copyProject();
  for (const [config, include] of Object.entries(checked)) {
    // The second check of the server looks only at what has changed; .cache/ belongs to no tree.
    const compilerOptions = { incremental: true, tsBuildInfoFile: `.cache/${config}.tsbuildinfo` };
    const text = JSON.stringify({ extends: `./tsconfig.${config}.json`, compilerOptions, include });
    writeFileSync(join(copy.root, narrow(config)), text);
  }
  before = copy.snapshot();
});
afterAll(() => copy.remove());

/**
 * What each type check reads of the module and of the lists that name it, and all that these import: the rest of the
 * tree has its own stage.
 */
const checked = {
  contract: [`modules/${name}/contract/**/*.ts`],
  server: [`modules/${name}`, 'app/server/modules.ts'],
  web: [`modules/${name}/web`, 'app/web/modules.ts'],
  tests: [`modules/${name}/**/*.journey.ts`, `modules/${name}/web/**/*.test.ts`],
};
const narrow = (config: string) => `tsconfig.narrow-${config}.json`;

const run = (...command: [string, ...string[]]): Promise<CommandResult> => runCommand(command, { folder: copy.root });
const newModule = (...args: string[]) => run('node', 'tools/new-module/main.ts', ...args);

/** What a check says of the new module and of the lists that it entered; the rest of the tree has its own stages. */
async function complaints(...command: [string, ...string[]]): Promise<string[]> {
  const { ok, output } = await run(...command);
  const lines = output.split('\n').filter((line) => line.includes(name) || /app\/(server|web)\/modules\.ts/.test(line));
  return ok ? [] : lines;
}

// Each step stands on the one before.
describe('npm run new-module', () => {
  it('makes a module and enters it in both lists', async () => {
    const { ok, output } = await newModule(name);
    expect(ok ? '' : output).toBe('');
    const made = [...copy.snapshot()].filter(([file, text]) => before.get(file) !== text).map(([file]) => file);
    const outside = made.filter((file) => !file.startsWith(`modules/${name}/`) && !file.startsWith('docs/reference/'));
    expect(outside).toEqual(['app/server/modules.ts', 'app/web/modules.ts']);
  }, 120_000);

  it.each(Object.keys(checked))(
    'it passes the type check of %s',
    async (config) => {
      expect(await complaints('tsc', '-p', narrow(config))).toEqual([]);
    },
    120_000,
  );

  it('it passes format and lint', async () => {
    expect(await complaints('biome', 'check', '--error-on-warnings', `modules/${name}`, 'app')).toEqual([]);
  }, 120_000);

  it('it passes the boundary rules and the rules of words', async () => {
    expect(await complaints('node', 'tools/boundaries/main.ts')).toEqual([]);
  }, 120_000);

  it('it leaves no unused code', async () => {
    expect(await complaints('knip', '--no-progress')).toEqual([]);
  }, 120_000);

  it('it passes its own tests', async () => {
    const test = ['vitest', 'run', '--reporter=minimal', '--project', 'unit', '--project', 'database'] as const;
    const { ok, output } = await run(...test, `modules/${name}`);
    expect(ok ? '' : output).toBe('');
    expect(output).toMatch(/Test Files.*3 passed/);
  }, 120_000);

  it('a second one of the name is refused', async () => {
    const { ok, output } = await newModule(name);
    expect([ok, output]).toEqual([false, expect.stringContaining('exists already')]);
  });

  it('work that was added is seen by the checks, and not thrown away', async () => {
    const file = join(copy.root, `modules/${name}/server/open-item.ts`);
    writeFileSync(file, "export const open: number = 'x';\n");
    const { ok, output } = await newModule(name, '--remove');
    expect([ok, output]).toEqual([false, expect.stringContaining('server/open-item.ts')]);
    expect(existsSync(file)).toBe(true);
    const commands: [string, ...string[]][] = [
      ['tsc', '-p', narrow('server')],
      ['node', 'tools/boundaries/main.ts'],
      ['knip', '--no-progress'],
    ];
    const said = await Promise.all(commands.map((command) => complaints(...command)));
    expect(commands.filter((_, index) => said[index]?.length === 0)).toEqual([]);
    await run('rm', file);
  }, 120_000);

  it('taking it away leaves the tree as it was', async () => {
    const { ok, output } = await newModule(name, '--remove');
    expect(ok ? '' : output).toBe('');
    const after = copy.snapshot();
    expect([...after].filter(([file, text]) => before.get(file) !== text).map(([file]) => file)).toEqual([]);
    expect([...before.keys()].filter((file) => !after.has(file))).toEqual([]);
  }, 120_000);
});

describe('names', () => {
  it.each(['Parking', 'park-ing', 'p', '../x', 'calendar', 'platform', 'api'])('%s is refused', async (bad) => {
    const { ok, output } = await newModule(bad);
    expect(ok).toBe(false);
    expect(output).toMatch(/name/);
  });

  it('none at all is answered with how to call it', async () => {
    const { ok, output } = await newModule();
    expect([ok, output]).toEqual([false, expect.stringContaining('npm run new-module <name>')]);
  });
});
