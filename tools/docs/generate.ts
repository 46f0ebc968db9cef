// npm run docs: writes docs/reference/ anew. `--code` leaves out the tables, which need a database.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeDocuments, measuredFiles, referenceFolder, tablesFile } from './documents.ts';

const documents = codeDocuments();
const withTables = !process.argv.includes('--code');
if (withTables) {
  const { default: startDatabase } = await import('#testing/global-database.ts');
  const stop = await startDatabase();
  try {
    const { tablesDocument } = await import('./tables-document.ts');
    documents.set(tablesFile, await tablesDocument());
  } finally {
    await stop?.();
  }
}
await mkdir(referenceFolder, { recursive: true });
for (const name of await readdir(referenceFolder)) {
  if (!documents.has(name) && name !== tablesFile && !measuredFiles.includes(name))
    await rm(join(referenceFolder, name));
}
for (const [name, text] of documents) {
  await writeFile(join(referenceFolder, name), text);
  console.log(join(referenceFolder, name));
}
