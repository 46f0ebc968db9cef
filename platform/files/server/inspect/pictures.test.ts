import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examine } from './examine.ts';
import { type Orientation, orientationBlock, readOrientation } from './exif.ts';
import { cleanJpeg } from './jpeg.ts';
import { cleanPng } from './png.ts';
import {
  cameraExif,
  colourProfile,
  exifSegment,
  jpeg,
  jpegSegment,
  png,
  pngChunk,
  webp,
  webpChunk,
  webpHead,
  webpPixels,
} from './samples.fixture.ts';
import { cleanWebp } from './webp.ts';

const orientation = fc.integer({ min: 1, max: 8 });
const words = fc.string({ unit: 'binary-ascii', maxLength: 400 });
const secret = 'SecretCamera';

/** Frame, tables and scans of a JPEG, in order: what decides each pixel. */
function coded(bytes: Buffer): string[] {
  const parts: string[] = [];
  for (let at = 2; bytes[at + 1] !== 0xd9; ) {
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    let next = end;
    if (marker === 0xda) {
      while (!(bytes[next] === 0xff && bytes[next + 1] !== 0 && !((bytes[next + 1] ?? 0) >> 3 === 0x1a))) next += 1;
    }
    if (marker < 0xe0 || marker > 0xfe) parts.push(bytes.toString('hex', at, next));
    at = next;
  }
  return parts;
}

describe('orientation', () => {
  it('is read from cameras of both byte orders and written alone', () => {
    for (const little of [true, false]) {
      for (let value = 1; value <= 8; value += 1) {
        expect(readOrientation(cameraExif(value, little))).toBe(value);
        expect(readOrientation(orientationBlock(value as Orientation))).toBe(value);
      }
    }
  });

  it('is as it lies for any block that says nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom('II*\0', 'MM\0*', ''), (bytes, mark) => {
        const value = readOrientation(Buffer.concat([Buffer.from(mark, 'latin1'), bytes]));
        expect(value).toBeGreaterThanOrEqual(1);
        expect(value).toBeLessThanOrEqual(8);
      }),
    );
  });
});

describe('a cleaned JPEG', () => {
  it('keeps frame, tables and scans byte for byte and nothing of the camera but which way is up', () => {
    fc.assert(
      fc.property(orientation, fc.boolean(), words, fc.uint8Array({ maxLength: 500 }), (turn, little, remark, scan) => {
        const data = Buffer.from(scan.map((byte) => (byte === 0xff ? 0 : byte)));
        const before = [
          exifSegment(turn, little),
          jpegSegment(0xe1, `http://ns.adobe.com/xap/1.0/\0${secret}`),
          jpegSegment(0xed, `Photoshop 3.0\0${secret}`),
          jpegSegment(0xfe, `${secret}${remark}`),
          jpegSegment(0xe5, secret),
        ];
        const original = jpeg({ before, scan: data });
        const { bytes, flags } = cleanJpeg(original);
        expect(coded(bytes)).toEqual(coded(original));
        expect(bytes.includes(secret)).toBe(false);
        expect(flags).toEqual(['metadataRemoved']);
        const exif = bytes.indexOf('Exif\0\0');
        expect(exif === -1 ? 1 : readOrientation(bytes.subarray(exif + 6))).toBe(turn);
        expect(cleanJpeg(bytes).bytes.equals(bytes)).toBe(true);
      }),
    );
  });

  it('keeps a colour profile, whole, and drops one that is none', () => {
    const profile = colourProfile(300);
    const part = (index: number, count: number, data: Buffer) =>
      jpegSegment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0'), Buffer.from([index, count]), data]));
    const two = [part(2, 2, profile.subarray(200)), part(1, 2, profile.subarray(0, 200))];
    const kept = cleanJpeg(jpeg({ before: two })).bytes;
    expect(kept.includes(profile.subarray(0, 200))).toBe(true);
    expect(kept.includes(profile.subarray(200))).toBe(true);
    expect(cleanJpeg(jpeg({ before: [part(1, 1, Buffer.from(`<script>${secret}`))] })).bytes.includes(secret)).toBe(
      false,
    );
    expect(cleanJpeg(jpeg({ before: two.slice(0, 1) })).bytes.includes('ICC_PROFILE')).toBe(false);
  });

  it('loses what cameras append: zeros, and further pictures that the first announces', () => {
    const plain = jpeg();
    expect(cleanJpeg(jpeg({ after: Buffer.alloc(100) }))).toMatchObject({ flags: ['trailingCut'] });
    const announced = jpeg({ before: [jpegSegment(0xe2, 'MPF\0MM')], after: Buffer.concat([Buffer.alloc(10), plain]) });
    expect(cleanJpeg(announced).bytes.equals(plain)).toBe(true);
    expect(() => cleanJpeg(jpeg({ after: plain }))).toThrow('files.bytesAfterEnd');
    expect(() => cleanJpeg(jpeg({ before: [jpegSegment(0xe2, 'MPF\0MM')], after: Buffer.from('PK') }))).toThrow(
      'files.bytesAfterEnd',
    );
  });

  it('may have the most pixels that are allowed', () => {
    expect(() => cleanJpeg(jpeg({ width: 10_000, height: 5_000 }))).not.toThrow();
    expect(() => cleanJpeg(jpeg({ width: 20_000, height: 2_500 }))).not.toThrow();
  });
});

describe('a cleaned PNG', () => {
  it('keeps what is shown byte for byte and drops what was written into it', async () => {
    await fc.assert(
      fc.asyncProperty(orientation, words, async (turn, remark) => {
        const original = png({
          before: [
            pngChunk('gAMA', Buffer.alloc(4)),
            pngChunk('tEXt', `Author\0${secret}${remark}`),
            pngChunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${secret}`),
            pngChunk('eXIf', cameraExif(turn)),
            pngChunk('tIME', Buffer.alloc(7)),
            pngChunk('prVt', secret),
          ],
        });
        const { bytes } = await cleanPng(original);
        const idat = (of: Buffer) => of.subarray(of.indexOf('IDAT') - 4);
        expect(idat(bytes).equals(idat(original))).toBe(true);
        expect(bytes.includes(secret)).toBe(false);
        expect(bytes.includes('gAMA')).toBe(true);
        const exif = bytes.indexOf('eXIf');
        expect(exif === -1 ? 1 : readOrientation(bytes.subarray(exif + 4))).toBe(turn);
        expect((await cleanPng(bytes)).bytes.equals(bytes)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    [1, 0, 12],
    [8, 2, 4],
    [16, 6, 3],
    [4, 3, 9],
    [8, 4, 2],
  ])('of %i bits in colour kind %i unpacks to exactly its size, interlaced or not', async (depth, colour, width) => {
    const before = colour === 3 ? [pngChunk('PLTE', Buffer.alloc(3))] : [];
    await expect(cleanPng(png({ depth, colour, width, before }))).resolves.toBeDefined();
    await expect(cleanPng(png({ depth, colour, width, before, interlace: 1 }))).rejects.toMatchObject({
      code: 'files.broken',
    });
  });

  it('that is interlaced has the lines of seven passes', async () => {
    // 8 × 8 grey: passes of 1×1, 1×1, 2×1, 2×2, 4×2, 4×4 and 8×4 pixels, a filter byte before each line.
    const pixels = Buffer.alloc(2 + 2 + 3 + 6 + 10 + 20 + 36);
    await expect(cleanPng(png({ width: 8, height: 8, colour: 0, interlace: 1, pixels }))).resolves.toBeDefined();
  });

  it('keeps a colour profile and drops one that is none', async () => {
    const chunk = (profile: Buffer) => pngChunk('iCCP', Buffer.concat([Buffer.from('icc\0\0'), deflateSync(profile)]));
    expect((await cleanPng(png({ before: [chunk(colourProfile())] }))).bytes.includes('iCCP')).toBe(true);
    for (const wrong of [Buffer.from(secret), Buffer.alloc(2_000_000)]) {
      expect((await cleanPng(png({ before: [chunk(wrong)] }))).bytes.includes('iCCP')).toBe(false);
    }
  });
});

describe('a cleaned WebP', () => {
  it('keeps its pixels byte for byte, its profile, its transparency and which way is up', () => {
    fc.assert(
      fc.property(orientation, fc.boolean(), (turn, marked) => {
        const tiff = cameraExif(turn);
        const exif = marked ? Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]) : tiff;
        const original = webp([
          webpHead(0x3c),
          webpChunk('ICCP', colourProfile()),
          webpPixels(),
          webpChunk('EXIF', exif),
          webpChunk('XMP ', secret),
          webpChunk('abcd', secret),
        ]);
        const { bytes, flags } = cleanWebp(original);
        expect(bytes.includes(webpPixels())).toBe(true);
        expect(bytes.includes(colourProfile())).toBe(true);
        expect(bytes.includes(secret)).toBe(false);
        expect(flags).toEqual(['metadataRemoved']);
        expect(bytes[20]).toBe(turn === 1 ? 0x30 : 0x38);
        const at = bytes.indexOf('EXIF');
        expect(at === -1 ? 1 : readOrientation(bytes.subarray(at + 8))).toBe(turn);
        const again = cleanWebp(bytes);
        expect(again.bytes.equals(bytes)).toBe(true);
      }),
    );
  });

  it('that another program made is taken as it is', async () => {
    const real = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64');
    expect(await examine(real, 'webp')).toEqual({ type: 'webp', flags: [], cleaned: undefined });
  });
});

describe('any bent picture', () => {
  it('is refused or cleaned, never a defect', async () => {
    const samples = [
      ['jpeg', jpeg({ before: [exifSegment(6)] })],
      ['png', png({ before: [pngChunk('tEXt', 'a\0b')] })],
      ['webp', webp([webpHead(0x08), webpPixels(), webpChunk('EXIF', cameraExif(3))])],
    ] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples),
        fc.nat(),
        fc.nat(255),
        fc.boolean(),
        async ([type, bytes], at, value, cut) => {
          const place = at % bytes.length;
          const bent = Buffer.from(bytes);
          bent[place] = value;
          const outcome = await examine(cut ? bent.subarray(0, place) : bent, type).then(
            () => 'taken',
            (error: { code?: string }) => error.code ?? String(error),
          );
          expect(outcome).toMatch(/^(?:taken|files\.[a-zA-Z]+)$/);
        },
      ),
    );
  });
});
