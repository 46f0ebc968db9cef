import { PassThrough, pipeline, Readable, type Transform } from 'node:stream';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { extract, type Pack } from 'tar-stream';

/** A member is cut into parts, because tar wants the size of each beforehand; this bounds the memory of both sides. */
const partBytes = 4 * 1024 * 1024;

/** Compresses a stream with Zstandard and writes it as parts `<name>.000001.zst` …, which put together are one frame. */
export async function writeMember(
  pack: Pack,
  member: { name: string; at: Date },
  content: AsyncIterable<Buffer>,
): Promise<void> {
  let held: Buffer[] = [];
  let length = 0;
  let part = 0;
  const flush = async () => {
    part += 1;
    const name = `${member.name}.${String(part).padStart(6, '0')}.zst`;
    await writeEntry(pack, { name, at: member.at }, Buffer.concat(held));
    held = [];
    length = 0;
  };
  for await (const chunk of through(content, createZstdCompress())) {
    held.push(chunk);
    length += chunk.length;
    if (length >= partBytes) await flush();
  }
  if (length > 0 || part === 0) await flush();
}

/** Writes one entry whole. */
export function writeEntry(pack: Pack, entry: { name: string; at: Date }, content: Buffer): Promise<void> {
  const header = { name: entry.name, mode: 0o600, mtime: entry.at, size: content.length };
  return new Promise((resolve, reject) => {
    pack.entry(header, content, (error) => (error ? reject(error) : resolve()));
  });
}

/** A member as it is read: its parts joined and decompressed. */
export interface Member {
  name: string;
  /** Size in bytes of an entry that is not compressed. */
  content: AsyncIterable<Buffer>;
}

const partName = /^(.+)\.\d{6}\.zst$/;

/** Reads the members of an archive in order; each is read to its end, or skipped, before the next. */
export async function* readMembers(source: AsyncIterable<Buffer>): AsyncGenerator<Member> {
  const tar = extract();
  // A failure of the source reaches whoever reads the entries.
  pipeline(Readable.from(source), tar, () => {});
  const entries = tar[Symbol.asyncIterator]();
  let next = await entries.next();
  while (!next.done) {
    const { name } = next.value.header;
    const base = partName.exec(name)?.[1];
    let begun = false;
    async function* bytes(): AsyncGenerator<Buffer> {
      begun = true;
      do {
        for await (const chunk of next.value) yield chunk as Buffer;
        next = await entries.next();
      } while (!next.done && base !== undefined && partName.exec(next.value.header.name)?.[1] === base);
    }
    const raw = bytes();
    yield { name: base ?? name, content: base === undefined ? raw : through(raw, createZstdDecompress()) };
    if (!begun) for await (const _chunk of raw);
  }
}

/** Sends a stream through a transform, failures of either side included. */
async function* through(source: AsyncIterable<Buffer>, transform: Transform): AsyncGenerator<Buffer> {
  const out = new PassThrough();
  pipeline(Readable.from(source, { objectMode: false }), transform, out, () => {});
  for await (const chunk of out) yield chunk as Buffer;
}
