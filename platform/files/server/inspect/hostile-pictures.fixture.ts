import { deflateSync } from 'node:zlib';
import { hostile, type Maker, pages, pick, repeated } from './hostile-file.fixture.ts';
import * as made from './samples.fixture.ts';

const spaces = ['', ' ', '\n\t', '\ufeff', '<!-- -->'] as const;

/** Attacks by pictures. */
export const pictures: readonly Maker[] = [
  (n) =>
    hostile(
      'a GIF',
      pick(['png', 'jpeg', 'webp'], n),
      Buffer.from(`GIF8${pick(['7', '9'], n)}a${pick(pages, n)}`),
      'unknownContent',
    ),
  (n) =>
    hostile(
      'an SVG',
      pick(['png', 'jpeg', 'webp', 'txt', 'csv'], n),
      Buffer.from(
        `${pick(['', ' ', '\n\t', '\ufeff'], n)}${pick(['', '<?xml version="1.0"?>', '<!-- x -->'], n)}<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`,
      ),
      'unknownContent',
    ),
  (n) =>
    hostile(
      'a page',
      pick(['png', 'txt', 'csv', 'pdf'], n),
      Buffer.from(
        `${pick(spaces.slice(0, 4) as [string, ...string[]], n)}${pick(['<!DOCTYPE html>', '<HTML>', '<script>', '<body>'], n)}x`,
      ),
      'unknownContent',
    ),
  (n) =>
    hostile(
      'a JPEG with a tail',
      'jpeg',
      made.jpeg({ after: Buffer.from(repeated(pick(pages, n), n), 'latin1') }),
      'bytesAfterEnd',
    ),
  (n) =>
    hostile(
      'a JPEG with a zip behind it',
      'jpeg',
      made.jpeg({ after: made.zip([{ name: `a${n}.js`, content: 'x' }]) }),
      'bytesAfterEnd',
    ),
  (n) =>
    hostile(
      'a JPEG behind something',
      'jpeg',
      Buffer.concat([Buffer.from(pick([' ', '\0', '\n', 'x'], n)), made.jpeg()]),
      'nameDisagrees',
    ),
  (n) => hostile('a JPEG of too many pixels', 'jpeg', made.jpeg({ width: 20_001 + n, height: 1 + n }), 'tooManyPixels'),
  (n) =>
    hostile(
      'a JPEG of a flood of pixels',
      'jpeg',
      made.jpeg({ width: 10_000 + n, height: 5_001 + n }),
      'tooManyPixels',
    ),
  (n) => hostile('a JPEG without an end', 'jpeg', made.jpeg().subarray(0, -2 - (n % 40)), 'broken'),
  (n) =>
    hostile(
      'a JPEG with two frames',
      'jpeg',
      made.jpeg({ before: [made.jpegSegment(0xc0 + (n % 3), Buffer.from('0800080008010111' + '00', 'hex'))] }),
      'broken',
    ),
  (n) =>
    hostile('a JPEG of a rare coding', 'jpeg', made.jpeg({ frame: pick([0xc3, 0xc5, 0xc9, 0xca, 0xcb], n) }), 'broken'),
  (n) =>
    hostile(
      'a JPEG of many segments',
      'jpeg',
      made.jpeg({ before: Array.from({ length: 5_000 + n }, () => made.jpegSegment(0xfe, 'x')) }),
      'broken',
    ),
  (n) =>
    hostile(
      'a JPEG of many scans',
      'jpeg',
      made.jpeg({
        scan: Buffer.concat(
          Array.from({ length: 70 + n }, () =>
            Buffer.concat([Buffer.from([0, 0]), made.jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]))]),
          ),
        ),
      }),
      'broken',
    ),
  (n) =>
    hostile(
      'a JPEG with a swollen table',
      'jpeg',
      made.jpeg({
        before: [made.jpegSegment(0xdb, Buffer.concat([Buffer.alloc(65), Buffer.from(repeated('<script>', n))]))],
      }),
      'broken',
    ),
  (n) =>
    hostile(
      'a PNG with a tail',
      'png',
      made.png({ after: Buffer.from(repeated(pick(pages, n), n), 'latin1') }),
      'bytesAfterEnd',
    ),
  (n) =>
    hostile(
      'a PNG that moves',
      'png',
      made.png({ before: [made.pngChunk('acTL', Buffer.alloc(8, n % 9))] }),
      'animated',
    ),
  (n) =>
    hostile('a PNG of too many pixels', 'png', made.png({ width: 50_000 + n, height: 50_000 + n }), 'tooManyPixels'),
  (n) => hostile('a PNG without pixels', 'png', made.png({ width: n % 2, height: 1 - (n % 2) }), 'broken'),
  (n) => hostile('a PNG that unpacks to more', 'png', made.png({ pixels: Buffer.alloc(65 + n * 1_000) }), 'broken'),
  (n) =>
    hostile(
      'a PNG whose pixels are no pixels',
      'png',
      made.png({ packed: Buffer.from(repeated(pick(pages, n), 3), 'latin1') }),
      'broken',
    ),
  (n) =>
    hostile(
      'a PNG with a page behind its pixels',
      'png',
      made.png({ packed: Buffer.concat([deflateSync(Buffer.alloc(64)), Buffer.from(pick(pages, n), 'latin1')]) }),
      'broken',
    ),
  (n) => hostile('a PNG with a wrong checksum', 'png', flip(made.png(), 16 + (n % 13)), 'broken', 'tooManyPixels'),
  (n) =>
    hostile(
      'a PNG with an unknown need',
      'png',
      made.png({ before: [made.pngChunk(pick(['EVIL', 'JSCR', 'ABCD'], n), 'x')] }),
      'broken',
    ),
  (n) =>
    hostile(
      'a WebP that moves',
      'webp',
      made.webp([made.webpHead(0x02), made.webpChunk('ANIM', Buffer.alloc(6)), made.webpPixels(4 + (n % 5))]),
      'animated',
    ),
  (n) =>
    hostile(
      'a WebP with a tail',
      'webp',
      made.webp([made.webpPixels()], Buffer.from(repeated(pick(pages, n), n), 'latin1')),
      'bytesAfterEnd',
    ),
  (n) => hostile('a WebP of too many pixels', 'webp', made.webp([made.webpPixels(16_000, 3_200 + n)]), 'tooManyPixels'),
  (n) =>
    hostile('a WebP of two sizes', 'webp', made.webp([made.webpHead(0, 5 + n, 3), made.webpPixels(4, 3)]), 'broken'),
  (n) =>
    hostile(
      'a WebP in a sound',
      'webp',
      Buffer.concat([Buffer.from('RIFF\x04\0\0\0'), Buffer.from(pick(['WAVE', 'AVI '], n))]),
      'nameDisagrees',
    ),
];

function flip(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 0x40;
  return changed;
}
