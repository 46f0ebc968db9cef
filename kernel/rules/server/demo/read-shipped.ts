import { readdir, readFile } from 'node:fs/promises';
import { type ShippedRule, shippedRule } from './domain/shipped-rule.ts';

const folder = new URL('../../../../zones/fictional/rules/', import.meta.url);

/** Rules that fictional zones come with, by their keys; a file that is misshapen throws. */
export async function readShipped(): Promise<ShippedRule[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const texts = await Promise.all(files.map((name) => readFile(new URL(name, folder), 'utf8')));
  return texts.map((text) => shippedRule.parse(JSON.parse(text)));
}
