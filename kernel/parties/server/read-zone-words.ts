import { readFile } from 'node:fs/promises';
import { type CommonWords, commonWords, type ZoneWords, zoneWords } from './domain/zone-data.ts';

const folder = new URL('../../../zones/fictional/', import.meta.url);

/** Words of a fictional zone by its code; a file that is missing or misshapen throws. */
export async function readZoneWords(code: string): Promise<{ words: ZoneWords; common: CommonWords }> {
  // The code becomes a file name: nothing but the form of zone codes may.
  if (!/^[a-z][a-z0-9-]{1,30}$/.test(code)) throw new RangeError(`${code} is no zone code`);
  const [own, shared] = await Promise.all([readJson(`${code}.json`), readJson('common.json')]);
  return { words: zoneWords.parse(own), common: commonWords.parse(shared) };
}

async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(name, folder), 'utf8'));
}
