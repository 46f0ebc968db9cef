/** Bytes of WebAssembly's binary form, as its core specification (5, binary format) has them. */
export type Bytes = readonly number[];

/** A whole number in seven bits a byte, lowest first (5.2.2). */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low + 128 : low);
  } while (rest > 0);
  return bytes;
}

/** A whole number below zero or above in seven bits a byte (5.2.2). */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = ((rest % 128) + 128) % 128;
    rest = Math.floor(rest / 128);
    const isLast = (rest === 0 && low < 64) || (rest === -1 && low >= 64);
    bytes.push(isLast ? low : low + 128);
    if (isLast) return bytes;
  }
}

function section(id: number, content: Bytes): number[] {
  return [id, ...unsigned(content.length), ...content];
}

const text = (value: string): number[] => [...unsigned(value.length), ...new TextEncoder().encode(value)];
const wholeNumber = 0x7f;
const vector = 0x7b;

/**
 * A module of one function `run(first: i32, after: i32)` over a memory that it is given as `parties.memory`; its locals
 * after the two are one whole number and so many vectors.
 */
export function writeModule(code: Bytes, vectors: number): Uint8Array<ArrayBuffer> {
  const locals = vectors === 0 ? [1, 1, wholeNumber] : [2, 1, wholeNumber, ...unsigned(vectors), vector];
  const body = [...locals, ...code, 0x0b];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [1, 0x60, 2, wholeNumber, wholeNumber, 0]),
    ...section(2, [1, ...text('parties'), ...text('memory'), 0x02, 0x00, 0]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...text('run'), 0x00, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ]);
}
