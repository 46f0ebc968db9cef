import { AppError } from '#platform/errors/contract/errors.ts';
import { broken } from '../refusals.ts';
import { type XmlHandler, XmlScanner } from './xml-scanner.ts';
import type { ZipParts } from './zip-parts.ts';

/** Reads a part of the package piece by piece; `root` is its outermost tag, `pause` is asked after each piece. */
export async function scanPart(
  parts: ZipParts,
  name: string,
  { root, handler, pause }: { root: string; handler: XmlHandler; pause?: () => Promise<void> },
): Promise<void> {
  const scanner = new XmlScanner(name, root, handler);
  let decoder: TextDecoder | undefined;
  for await (const bytes of parts.read(name)) {
    decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
    scanner.feed(decoded(decoder, bytes, name));
    if (pause !== undefined) await pause();
  }
  if (decoder !== undefined) scanner.feed(decoded(decoder, undefined, name));
  scanner.end();
}

/** XML is UTF-8 or UTF-16 (ECMA-376 part 2, 8.1.4); any other declared encoding could hide what is refused. */
function encodingOf(beginning: Uint8Array): string {
  if (beginning[0] === 0xff && beginning[1] === 0xfe) return 'utf-16le';
  if (beginning[0] === 0xfe && beginning[1] === 0xff) return 'utf-16be';
  const declaration = Buffer.from(beginning.subarray(0, 200)).toString('latin1');
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/i.exec(declaration)?.[1];
  if (declared !== undefined && !/^(?:utf-?8|us-ascii)$/i.test(declared)) throw new AppError('sheets.doctype');
  return 'utf-8';
}

function decoded(decoder: TextDecoder, bytes: Uint8Array | undefined, name: string): string {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch {
    throw broken('xlsx', `${name}: UTF-8`);
  }
}
