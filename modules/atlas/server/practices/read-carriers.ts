import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Carrier, carrier } from './domain/join-carriers.ts';

const file = new URL('../../../../zones/practices/practices.json', import.meta.url);
let read: ReadonlyMap<string, Carrier> | undefined;

/** What carries each core practice, by the id of its fact; read once. Throws where the list is not of its shape. */
export function readCarriers(): ReadonlyMap<string, Carrier> {
  read ??= new Map(
    z
      .array(carrier)
      .parse(JSON.parse(readFileSync(file, 'utf8')))
      .map((one) => [one.id, one]),
  );
  return read;
}
