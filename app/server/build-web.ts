import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { AppError } from '#platform/errors/contract/errors.ts';

/** Folder of the project. */
const root = fileURLToPath(new URL('../../', import.meta.url));

const inputs = [
  'app/web/**/*',
  'ui/**/*',
  '{platform,kernel,modules}/*/{web,contract,locale}/**/*',
  'vite.config.ts',
  'app/server/web-texts.ts',
  'package-lock.json',
];

/** Where the built pages are, and whether they had to be built now. */
export interface BuiltWeb {
  folder: string;
  built: boolean;
}

/** Builds the web application once for each state of its sources; later starts find it built. */
export async function buildWeb(dataDir: string): Promise<BuiltWeb> {
  const base = join(dataDir, 'web');
  const folder = join(base, await digestOfSources());
  if (existsSync(join(folder, 'index.html'))) return { folder, built: false };
  await mkdir(base, { recursive: true });
  const draft = `${folder}.${process.pid}`;
  await runVite(draft);
  await compressAssets(join(draft, 'assets'));
  // A crash in the middle of a build must not leave half of it under the final name.
  await rename(draft, folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
  return { folder, built: true };
}

async function digestOfSources(): Promise<string> {
  const hash = createHash('sha256');
  const files: string[] = [];
  for (const pattern of inputs) {
    for await (const entry of glob(pattern, { cwd: root, withFileTypes: true })) {
      if (entry.isFile() && !/\.(test|journey)\.tsx?$/.test(entry.name)) files.push(join(entry.parentPath, entry.name));
    }
  }
  for (const file of files.sort()) {
    hash.update(file.slice(root.length)).update('\0');
    hash.update(await readFile(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

function runVite(outDir: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-4_000);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new AppError('cli.webBuildFailed', { detail: complaint.trim() })),
    );
  });
}

const brotli = promisify(brotliCompress);

/** Puts a Brotli twin beside each script and style: a quarter of the bytes, made once. Quality 6 costs a tenth of 11. */
async function compressAssets(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /\.(js|css|svg)$/.test(name));
  await Promise.all(
    names.map(async (name) => {
      const params = { [constants.BROTLI_PARAM_QUALITY]: 6 };
      await writeFile(join(folder, `${name}.br`), await brotli(await readFile(join(folder, name)), { params }));
    }),
  );
}

/**
 * The folder of the built pages, for whoever holds the data folder: only then those of other sources go, which a server
 * that runs there already would still serve.
 */
export async function claimPages(building: Promise<BuiltWeb> | undefined): Promise<string | undefined> {
  const pages = await building;
  if (!pages?.built) return pages?.folder;
  for (const entry of await readdir(dirname(pages.folder), { withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (path !== pages.folder) await rm(path, { recursive: true, force: true });
  }
  return pages.folder;
}
