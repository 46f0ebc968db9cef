import { broken } from '../refusals.ts';

/** A stream or storage of a compound file. */
export interface CompoundEntry {
  name: string;
  isStream: boolean;
  start: number;
  bytes: number;
}

/** A compound file ([MS-CFB]): names of its directory, and streams by their chains of sectors. */
export interface CompoundFile {
  entries: readonly CompoundEntry[];
  read(entry: CompoundEntry): Buffer;
}

const lastRegular = 0xfffffffa;
const endOfChain = 0xfffffffe;
const shortBelow = 4_096;
const shortBytes = 64;
const mostEntries = 10_000;

/**
 * Opens a compound file. Programs leave the last sector short, sectors unused, and sizes of version 3 with rubbish in
 * their upper half: all that is taken. Chains in circles or out of the file, and sectors used twice, are not.
 */
export function openCompoundFile(bytes: Buffer): CompoundFile {
  if (bytes.length < 512) throw broken('xls', 'header');
  const shift = bytes.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw broken('xls', 'sector size');
  const sectors = new Sectors(bytes, 1 << shift);
  const table = sectors.readTable();
  const entries = readDirectory(sectors.chain(bytes.readUInt32LE(48), table));
  const root = entries[0];
  if (root === undefined) throw broken('xls', 'directory');
  const shortStart = bytes.readUInt32LE(60);
  const shortTable = shortStart < lastRegular ? numbers(sectors.chain(shortStart, table)) : new Uint32Array();
  const short = root.start < lastRegular ? sectors.chain(root.start, table) : Buffer.alloc(0);
  return {
    entries: entries.slice(1),
    read: ({ start, bytes: length }) => {
      if (length === 0) return Buffer.alloc(0);
      const whole = length >= shortBelow ? sectors.chain(start, table, length) : shortChain(short, start, shortTable);
      if (whole.length < length) throw broken('xls', 'stream ends early');
      return whole.subarray(0, length);
    },
  };
}

class Sectors {
  readonly #bytes: Buffer;
  readonly #size: number;
  readonly #count: number;

  constructor(bytes: Buffer, size: number) {
    this.#bytes = bytes;
    this.#size = size;
    // The last one may be cut short by programs that write only what they need.
    this.#count = Math.ceil((bytes.length - size) / size);
  }

  sector(index: number): Buffer {
    if (index >= this.#count) throw broken('xls', `sector ${index}`);
    return this.#bytes.subarray((index + 1) * this.#size, (index + 2) * this.#size);
  }

  /** Bytes of a chain, at most `length` of them when it is known; neighbours are taken in one piece. */
  chain(start: number, table: Uint32Array, length = Number.POSITIVE_INFINITY): Buffer {
    const pieces: Buffer[] = [];
    let taken = 0;
    let count = 0;
    for (let at = start; at < lastRegular && taken < length; ) {
      let end = at;
      while (table[end] === end + 1) end += 1;
      if (end >= this.#count) throw broken('xls', `sector ${end}`);
      count += end - at + 1;
      if (count > this.#count) throw broken('xls', 'chain');
      const piece = this.#bytes.subarray((at + 1) * this.#size, (end + 2) * this.#size);
      pieces.push(piece);
      taken += piece.length;
      at = table[end] ?? endOfChain;
    }
    const [only] = pieces;
    return pieces.length === 1 && only !== undefined ? only : Buffer.concat(pieces);
  }

  /** The table of all chains, by the list of its own sectors. */
  readTable(): Uint32Array {
    const places = [...numbers(this.#bytes.subarray(76, 512))].filter((index) => index < lastRegular);
    let next = this.#bytes.readUInt32LE(68);
    for (let count = 0; next < lastRegular; count += 1) {
      if (count > this.#count) throw broken('xls', 'DIFAT');
      const more = [...numbers(this.sector(next))];
      next = more.pop() ?? endOfChain;
      places.push(...more.filter((index) => index < lastRegular));
    }
    if (places.length > this.#count || new Set(places).size !== places.length) throw broken('xls', 'FAT');
    return numbers(Buffer.concat(places.map((index) => this.sector(index))));
  }
}

function shortChain(short: Buffer, start: number, table: Uint32Array): Buffer {
  const pieces: Buffer[] = [];
  for (let at = start; at < lastRegular; at = table[at] ?? endOfChain) {
    if (pieces.length > table.length) throw broken('xls', 'short chain');
    pieces.push(short.subarray(at * shortBytes, (at + 1) * shortBytes));
  }
  return Buffer.concat(pieces);
}

function readDirectory(bytes: Buffer): CompoundEntry[] {
  const entries: CompoundEntry[] = [];
  for (let at = 0; at + 128 <= bytes.length; at += 128) {
    const kind = bytes[at + 66];
    if (kind !== 1 && kind !== 2 && kind !== 5) continue;
    if ((kind === 5) !== (entries.length === 0)) throw broken('xls', 'root');
    const length = Math.min(64, Math.max(2, bytes.readUInt16LE(at + 64))) - 2;
    entries.push({
      name: bytes.toString('utf16le', at, at + (length & ~1)),
      isStream: kind === 2,
      start: bytes.readUInt32LE(at + 116),
      bytes: bytes.readUInt32LE(at + 120),
    });
    if (entries.length > mostEntries) throw broken('xls', 'directory');
  }
  return entries;
}

function numbers(bytes: Buffer): Uint32Array {
  const found = new Uint32Array(Math.floor(bytes.length / 4));
  for (let index = 0; index < found.length; index += 1) found[index] = bytes.readUInt32LE(index * 4);
  return found;
}
