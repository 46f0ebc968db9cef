import { broken, bytesAfterEnd } from './refusals.ts';

/** A storage or stream in a compound file. */
export interface CompoundEntry {
  name: string;
  kind: 'storage' | 'stream' | 'root';
  start: number;
  bytes: number;
}

/** A compound file ([MS-CFB]): its directory, and streams by their chains of sectors. */
export interface CompoundFile {
  entries: CompoundEntry[];
  /** Streams of 4,096 bytes and more; shorter ones are read from the short sectors. */
  read(entry: CompoundEntry): Buffer;
}

const mark = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const lastRegular = 0xfffffffa;
const shortBelow = 4_096;
const mostEntries = 10_000;

/** Opens a compound file; chains that run in circles or out of the file are refused. */
export function openCompoundFile(bytes: Buffer): CompoundFile {
  if (bytes.length < 1_536 || !bytes.subarray(0, 8).equals(mark)) throw broken('xls', 'mark');
  const version = bytes.readUInt16LE(26);
  const shift = bytes.readUInt16LE(30);
  if (!((version === 3 && shift === 9) || (version === 4 && shift === 12))) throw broken('xls', 'version');
  const size = 1 << shift;
  const sectors = Math.floor((bytes.length - size) / size);
  const sector = (index: number) => {
    if (index >= sectors) throw broken('xls', 'sector');
    return bytes.subarray((index + 1) * size, (index + 2) * size);
  };
  const table = readTable(bytes, { sector, sectors });
  // What lies behind the last sector that the table knows belongs to nothing.
  const used = table.reduce((most, next, index) => (next === 0xffffffff ? most : index + 1), 0);
  if (bytes.length > (used + 1) * size + size) throw bytesAfterEnd();
  const chain = (start: number) => follow(start, table, sectors).map(sector);
  const entries = readDirectory(Buffer.concat(chain(bytes.readUInt32LE(48))));
  const root = entries[0];
  if (root?.kind !== 'root') throw broken('xls', 'root');
  const shortTable = numbers(Buffer.concat(chain(bytes.readUInt32LE(60))));
  const short = Buffer.concat(chain(root.start));
  return {
    entries,
    read: ({ start, bytes: length }) => {
      if (length >= shortBelow) return Buffer.concat(chain(start)).subarray(0, length);
      const parts = follow(start, shortTable, shortTable.length).map((index) =>
        short.subarray(index * 64, (index + 1) * 64),
      );
      return Buffer.concat(parts).subarray(0, length);
    },
  };
}

function readTable(bytes: Buffer, file: { sector: (index: number) => Buffer; sectors: number }): number[] {
  const places = numbers(bytes.subarray(76, 512)).filter((index) => index < lastRegular);
  let next = bytes.readUInt32LE(68);
  for (let count = 0; next < lastRegular; count += 1) {
    if (count > file.sectors) throw broken('xls', 'DIFAT');
    const more = numbers(file.sector(next));
    next = more.pop() ?? 0xfffffffe;
    places.push(...more.filter((index) => index < lastRegular));
  }
  if (places.length > file.sectors) throw broken('xls', 'FAT');
  return places.flatMap((index) => numbers(file.sector(index)));
}

function follow(start: number, table: readonly number[], most: number): number[] {
  const chain: number[] = [];
  for (let at = start; at < lastRegular; at = table[at] ?? 0xfffffffe) {
    chain.push(at);
    if (chain.length > most) throw broken('xls', 'chain');
  }
  return chain;
}

function readDirectory(bytes: Buffer): CompoundEntry[] {
  const entries: CompoundEntry[] = [];
  const kinds = { 1: 'storage', 2: 'stream', 5: 'root' } as const;
  for (let at = 0; at + 128 <= bytes.length; at += 128) {
    const kind = kinds[bytes[at + 66] as keyof typeof kinds];
    if (kind === undefined) continue;
    const length = Math.min(64, Math.max(2, bytes.readUInt16LE(at + 64))) - 2;
    const name = bytes.toString('utf16le', at, at + length);
    entries.push({ name, kind, start: bytes.readUInt32LE(at + 116), bytes: bytes.readUInt32LE(at + 120) });
    if (entries.length > mostEntries) throw broken('xls', 'directory');
  }
  return entries;
}

function numbers(bytes: Buffer): number[] {
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => bytes.readUInt32LE(index * 4));
}
