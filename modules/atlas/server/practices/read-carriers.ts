import { z } from 'zod';
import listed from '#zones/practices/practices.json' with { type: 'json' };
import { type Carrier, carrier } from './domain/join-carriers.ts';

let read: ReadonlyMap<string, Carrier> | undefined;

/** What carries each core practice, by the id of its fact; read once. Throws where the list is not of its shape. */
export function readCarriers(): ReadonlyMap<string, Carrier> {
  read ??= new Map(
    z
      .array(carrier)
      .parse(listed)
      .map((one) => [one.id, one]),
  );
  return read;
}
