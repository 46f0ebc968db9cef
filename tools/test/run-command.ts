import { spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

/** How a command ended, with everything that it printed. */
export interface CommandResult {
  ok: boolean;
  output: string;
}

/** Runs a program of node_modules/.bin or the system; `live` lets it print as it goes. */
export function runCommand(
  command: readonly [string, ...string[]],
  options: { live?: boolean; env?: NodeJS.ProcessEnv; folder?: string } = {},
): Promise<CommandResult> {
  const [program, ...args] = command;
  const folder = options.folder ?? process.cwd();
  const path = [resolve(folder, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...process.env, PATH: path, ...options.env },
    stdio: ['ignore', options.live ? 'inherit' : 'pipe', options.live ? 'inherit' : 'pipe'],
  });
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((done) => {
    const end = (ok: boolean, more = '') => done({ ok, output: Buffer.concat(chunks).toString('utf8') + more });
    child.on('error', (error) => end(false, `${error.message}\n`));
    child.on('close', (code) => end(code === 0));
  });
}
