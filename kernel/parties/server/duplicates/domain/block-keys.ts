import type { CardName, FirmCard } from './firm-card.ts';

/** A reason to look at two entries together; blocks that grow beyond `most` say nothing and are left out. */
interface KeyKind {
  salt: number;
  most: number;
}

const kinds = {
  sound: { salt: 1, most: 60 },
  start: { salt: 2, most: 40 },
  slip: { salt: 3, most: 12 },
  addressStart: { salt: 4, most: 60 },
  organisation: { salt: 5, most: 20 },
  code: { salt: 6, most: 20 },
} as const satisfies Record<string, KeyKind>;

const mostOfSalt = new Map<number, number>(Object.values(kinds).map(({ salt, most }) => [salt, most]));

/** How many entries a key may bring together. */
export function mostOf(key: number): number {
  return mostOfSalt.get(key % 8) ?? 0;
}

/** Keys of an entry: two entries that share none are not compared. */
export function keysOf(card: FirmCard, emit: (key: number) => void): void {
  const put = ({ salt }: KeyKind, ...texts: string[]) => emit(keyOf(salt, texts));
  for (const name of card.names) nameKeys(name, card.address, put);
  if (card.code === undefined) return;
  put(kinds.code, card.code.code);
  if (card.code.organisation !== '') put(kinds.organisation, card.code.organisation);
}

type Put = (kind: KeyKind, ...texts: string[]) => void;

function nameKeys(name: CardName, address: string, put: Put): void {
  const sounds = name.nearSound.split(' ');
  put(kinds.sound, name.nearSound);
  if (sounds.length >= 4) put(kinds.start, ...sounds.slice(0, 4));
  const { characters } = name;
  // Two names one slip apart have a name in common once the character is left out of each.
  if (characters.length >= 4) {
    for (let at = 0; at < characters.length; at += 1) {
      if (characters[at] !== characters[at - 1])
        put(kinds.slip, ...characters.slice(0, at), '', ...characters.slice(at + 1));
    }
    put(kinds.slip, ...characters);
  }
  if (address.length < 4) return;
  put(kinds.addressStart, address, '1', sounds[0] ?? '');
  put(kinds.addressStart, address, '2', sounds[1] ?? '');
}

/** FNV-1a over the texts in the upper bits, the kind in the lowest three: 2³⁵ at most, exact as a number. */
function keyOf(salt: number, texts: readonly string[]): number {
  let value = 0x811c9dc5 ^ salt;
  for (const text of texts) {
    for (let place = 0; place < text.length; place += 1) value = Math.imul(value ^ text.charCodeAt(place), 0x01000193);
    value = Math.imul(value ^ 0x1f, 0x01000193);
  }
  return (value >>> 0) * 8 + salt;
}
