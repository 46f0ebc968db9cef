import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

/** Small files of each kind, made in code so that tests can bend every part of them. */

function word(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

/** A segment of a JPEG with its marker and length. */
export function jpegSegment(marker: number, payload: Buffer | string): Buffer {
  const body = typeof payload === 'string' ? Buffer.from(payload, 'latin1') : payload;
  return Buffer.concat([Buffer.from([0xff, marker]), word(body.length + 2), body]);
}

/** Parts of a JPEG, each replaceable. */
export interface JpegParts {
  width?: number;
  height?: number;
  /** Segments between the beginning and the tables. */
  before?: readonly Buffer[];
  frame?: number;
  /** Coded data; without it, grey blocks for the size, but for sizes that are only stated. */
  scan?: Buffer;
  after?: Buffer;
}

const dcTable = Buffer.from([0x00, ...[0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0], ...Array(12).keys()]);
const acTable = Buffer.from([0x10, 0, 0, 0, 1, ...Array(12).fill(0), 0x00]);

/** A grey baseline picture that decoders show. */
export function jpeg({ width = 16, height = 8, before = [], frame = 0xc0, scan, after }: JpegParts = {}): Buffer {
  const head = Buffer.concat([Buffer.from([8]), word(height), word(width), Buffer.from([1, 1, 0x11, 0])]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jpegSegment(0xe0, Buffer.from('4a46494600010100000100010000', 'hex')),
    ...before,
    jpegSegment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 16)])),
    jpegSegment(frame, head),
    jpegSegment(0xc4, dcTable),
    jpegSegment(0xc4, acTable),
    jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    scan ?? greyBlocks(Math.min(4_096, Math.ceil(width / 8) * Math.ceil(height / 8))),
    Buffer.from([0xff, 0xd9]),
    after ?? Buffer.alloc(0),
  ]);
}

/** Blocks without difference: category 0 is `00`, the end of a block `0000` in the tables above. */
function greyBlocks(blocks: number): Buffer {
  return Buffer.alloc(Math.ceil((blocks * 6) / 8));
}

/** A TIFF block as cameras write it, with a maker, an orientation and a place. */
export function cameraExif(orientation: number, little = false): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 36 + 4 + 32);
  const short = (value: number, at: number) => (little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at));
  const long = (value: number, at: number) => (little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at));
  tiff.write(little ? 'II' : 'MM', 0, 'latin1');
  short(42, 2);
  long(8, 4);
  short(3, 8);
  const entry = (index: number, [tag, type, count, value]: readonly [number, number, number, number]) => {
    const at = 10 + index * 12;
    short(tag, at);
    short(type, at + 2);
    long(count, at + 4);
    if (type === 3) short(value, at + 8);
    else long(value, at + 8);
  };
  entry(0, [0x010f, 2, 16, 50]);
  entry(1, [0x0112, 3, 1, orientation]);
  entry(2, [0x8825, 4, 1, 66]);
  tiff.write('SecretCamera\0', 50, 'latin1');
  tiff.write('N34 15 E108 56', 66, 'latin1');
  return tiff;
}

/** An APP1 segment with the block of a camera. */
export function exifSegment(orientation: number, little = false): Buffer {
  return jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), cameraExif(orientation, little)]));
}

/** A colour profile as far as its frame goes. */
export function colourProfile(bytes = 200): Buffer {
  const profile = Buffer.alloc(bytes);
  profile.writeUInt32BE(bytes, 0);
  profile.write('acsp', 36, 'latin1');
  return profile;
}

/** A chunk of a PNG with its checksum. */
export function pngChunk(type: string, data: Buffer | string = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([
    Buffer.from(type, 'latin1'),
    typeof data === 'string' ? Buffer.from(data, 'latin1') : data,
  ]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length - 4, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** Parts of a PNG, each replaceable. */
export interface PngParts {
  width?: number;
  height?: number;
  depth?: number;
  colour?: number;
  interlace?: number;
  /** Unpacked lines; without them, zeros for the size. */
  pixels?: Buffer;
  packed?: Buffer;
  before?: readonly Buffer[];
  between?: readonly Buffer[];
  after?: Buffer;
}

/** A picture of zeros that decoders show. */
export function png(parts: PngParts = {}): Buffer {
  const { width = 5, height = 4, depth = 8, colour = 2, interlace = 0, before = [], between = [] } = parts;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour, 0, 0, interlace], 8);
  const line = 1 + Math.ceil((width * depth * ({ 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colour] ?? 1)) / 8);
  const packed = parts.packed ?? deflateSync(parts.pixels ?? Buffer.alloc(Math.min(line * height, 1_000_000)));
  const half = Math.ceil(packed.length / 2);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', header),
    ...before,
    pngChunk('IDAT', packed.subarray(0, half)),
    ...between,
    pngChunk('IDAT', packed.subarray(half)),
    pngChunk('IEND'),
    parts.after ?? Buffer.alloc(0),
  ]);
}

/** A chunk of a WebP. */
export function webpChunk(type: string, data: Buffer | string): Buffer {
  const body = typeof data === 'string' ? Buffer.from(data, 'latin1') : data;
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}

/** A WebP of chunks. */
export function webp(chunks: readonly Buffer[], after = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...chunks]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, after]);
}

/** Coded pixels without loss; only the size is real. */
export function webpPixels(width = 4, height = 3): Buffer {
  const data = Buffer.alloc(12, 0x55);
  data[0] = 0x2f;
  data.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 1);
  return webpChunk('VP8L', data);
}

/** The extended head of a WebP. */
export function webpHead(flags: number, width = 4, height = 3): Buffer {
  const data = Buffer.alloc(10);
  data[0] = flags;
  data.writeUIntLE(width - 1, 4, 3);
  data.writeUIntLE(height - 1, 7, 3);
  return webpChunk('VP8X', data);
}

/** A PDF of objects; the first is the catalogue. */
export function pdf(objects: readonly (string | Buffer)[] = [], { trailer = '', after = '' } = {}): Buffer {
  const all = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>', ...objects];
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  for (const [index, body] of all.entries()) {
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n'));
  }
  const xref = Buffer.concat(parts).length;
  parts.push(
    Buffer.from(
      `trailer\n<< /Size ${all.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${xref}\n%%EOF\n${after}`,
      'latin1',
    ),
  );
  return Buffer.concat(parts);
}

/** An object of a PDF with a packed stream. */
export function pdfStream(dictionary: string, data: Buffer | string, filter = '/FlateDecode'): Buffer {
  const packed = deflateSync(data);
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} /Filter ${filter} /Length ${packed.length} >>\nstream\n`, 'latin1'),
    packed,
    Buffer.from('\nendstream', 'latin1'),
  ]);
}

/** A part of a zip; everything after `content` bends it. */
export interface ZipPart {
  name: string;
  content?: Buffer | string;
  stored?: boolean;
  flags?: number;
  method?: number;
  /** Size stated in place of the real one. */
  states?: number;
  attributes?: number;
  gap?: Buffer;
  /** Name in the local header in place of the one in the directory. */
  localName?: string;
}

/** A zip of parts. */
export function zip(parts: readonly ZipPart[], { before = '', after = '', comment = '', hidden = '' } = {}): Buffer {
  const locals: Buffer[] = [Buffer.from(before, 'latin1')];
  const directory: Buffer[] = [];
  let at = before.length;
  for (const part of parts) {
    const content = Buffer.from(part.content ?? '');
    const packed = part.stored ? content : deflateRawSync(content, { level: 9 });
    const name = Buffer.from(part.name);
    const localName = Buffer.from(part.localName ?? part.name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE((part.flags ?? 0) | 0x800, 2);
    fields.writeUInt16LE(part.method ?? (part.stored ? 0 : 8), 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(part.states ?? content.length, 18);
    const local = Buffer.from(fields);
    local.writeUInt16LE(localName.length, 22);
    fields.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(part.attributes ?? 0, 6);
    tail.writeUInt32LE(at, 10);
    const whole = [Buffer.from('PK\x03\x04', 'latin1'), local, localName, packed, part.gap ?? Buffer.alloc(0)];
    locals.push(...whole);
    at += whole.reduce((sum, piece) => sum + piece.length, 0);
    directory.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), fields, tail, name);
  }
  const listed = Buffer.concat([...directory, Buffer.from(hidden, 'latin1')]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...locals, listed, end, Buffer.from(comment + after, 'latin1')]);
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const contentTypes: ZipPart = { name: '[Content_Types].xml', content: `${xml}<Types/>` };

/** Parts of a workbook, with more of them. */
export function xlsxParts(more: readonly ZipPart[] = []): ZipPart[] {
  return [
    contentTypes,
    { name: '_rels/.rels', content: `${xml}<Relationships/>` },
    { name: 'xl/workbook.xml', content: `${xml}<workbook/>` },
    { name: 'xl/worksheets/sheet1.xml', content: `${xml}<worksheet><v>1</v></worksheet>` },
    ...more,
  ];
}

/** Parts of a text document, with more of them. */
export function docxParts(more: readonly ZipPart[] = [], body = ''): ZipPart[] {
  return [contentTypes, { name: 'word/document.xml', content: `${xml}<w:document>${body}</w:document>` }, ...more];
}

/** Parts of a layout document, with more of them. */
export function ofdParts(more: readonly ZipPart[] = []): ZipPart[] {
  return [
    { name: 'OFD.xml', content: `${xml}<ofd:OFD/>` },
    { name: 'Doc_0/Document.xml', content: `${xml}<ofd:Document/>` },
    ...more,
  ];
}

/** A relation of a part to something elsewhere. */
export function relation(type: string, target: string, mode = 'External'): string {
  const kind = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}`;
  return `${xml}<Relationships><Relationship Id="rId1" Type="${kind}" Target="${target}" TargetMode="${mode}"/></Relationships>`;
}

/** A record of a workbook of Excel 97–2003. */
export function biffRecord(kind: number, data: readonly number[] = []): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(kind, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, Buffer.from(data)]);
}

/** A workbook of Excel 97–2003 of records, with further names in its directory. */
export function xls(
  records: readonly Buffer[] = [],
  { names = [] as readonly string[], main = 'Workbook', after = '' } = {},
): Buffer {
  const stream = Buffer.concat([biffRecord(0x0809, [0, 6, 5, 0, 0, 0, 0, 0]), ...records, biffRecord(0x000a)]);
  const book = Buffer.concat([
    stream,
    Buffer.alloc(Math.max(4_096, Math.ceil(stream.length / 512) * 512) - stream.length),
  ]);
  const directory = [
    directoryEntry('Root Entry', 5, { start: 0xfffffffe, bytes: 0 }),
    directoryEntry(main, 2, { start: 3, bytes: book.length }),
    ...names.map((name) => directoryEntry(name, 1, { start: 0, bytes: 0 })),
  ];
  while (directory.length % 4 !== 0) directory.push(Buffer.alloc(128));
  const folder = Buffer.concat(directory);
  const folderSectors = folder.length / 512;
  const bookSectors = book.length / 512;
  const table = Buffer.alloc(512, 0xff);
  table.writeUInt32LE(0xfffffffd, 0);
  const chain = (start: number, length: number) => {
    for (let index = 0; index < length; index += 1) {
      table.writeUInt32LE(index === length - 1 ? 0xfffffffe : start + index + 1, (start + index) * 4);
    }
  };
  chain(3, bookSectors);
  chain(3 + bookSectors, folderSectors);
  const header = Buffer.alloc(512, 0xff);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.fill(0, 8, 76);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(3 + bookSectors, 48);
  header.writeUInt32LE(4_096, 56);
  header.writeUInt32LE(0xfffffffe, 60);
  header.writeUInt32LE(0xfffffffe, 68);
  header.writeUInt32LE(0, 76);
  return Buffer.concat([header, table, Buffer.alloc(1_024), book, folder, Buffer.from(after, 'latin1')]);
}

function directoryEntry(name: string, kind: number, { start, bytes }: { start: number; bytes: number }): Buffer {
  const entry = Buffer.alloc(128);
  entry.write(name, 0, 'utf16le');
  entry.writeUInt16LE((name.length + 1) * 2, 64);
  entry[66] = kind;
  entry.writeUInt32LE(start, 116);
  entry.writeUInt32LE(bytes, 120);
  return entry;
}
