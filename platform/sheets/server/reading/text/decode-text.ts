import { isUtf8 } from 'node:buffer';
import { AppError } from '#platform/errors/contract/errors.ts';

/** Encoding of a text table. */
export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Text of a table with its encoding. */
export interface DecodedText {
  text: string;
  encoding: TextEncoding;
}

/**
 * Text by the mark of byte order; without one it is UTF-8 where every byte follows UTF-8, else GB 18030 (GB 18030-2022;
 * GBK is part of it) where every byte follows that. Nothing is replaced by question marks: what follows neither is refused.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes);
  try {
    const text = decodeInSlices(bytes, new TextDecoder(encoding, { fatal: true }));
    if (text.includes('\0')) throw new AppError('sheets.unknownFormat');
    return { text, encoding };
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('sheets.notText');
  }
}

const sliceBytes = 1_048_576;

/** A decoder makes room for several times the bytes it is given: in slices that is little. */
function decodeInSlices(bytes: Uint8Array, decoder: TextDecoder): string {
  if (bytes.length <= sliceBytes) return decoder.decode(bytes);
  const texts: string[] = [];
  for (let from = 0; from < bytes.length; from += sliceBytes) {
    texts.push(decoder.decode(bytes.subarray(from, from + sliceBytes), { stream: true }));
  }
  texts.push(decoder.decode());
  return texts.join('');
}

function encodingOf(bytes: Uint8Array): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'gb18030';
}
