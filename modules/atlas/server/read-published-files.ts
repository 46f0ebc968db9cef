import { readFile } from 'node:fs/promises';
import { fileNames } from './domain/import/parse-published.ts';

/** The published facts that travel with the project. */
export const publishedFolder = new URL('../../../zones/published/', import.meta.url);

/** Texts of the published files by name; a file that is not there is left out, which the parser then reports. */
export async function readPublishedFiles(folder: URL = publishedFolder): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const name of fileNames) {
    try {
      texts.set(name, await readFile(new URL(name, folder), 'utf8'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return texts;
}
