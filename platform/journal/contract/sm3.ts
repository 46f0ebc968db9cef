/** Bytes of an SM3 value. */
export const sm3Bytes = 32;

const start = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e] as const;

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));
const permute0 = (word: number): number => word ^ rotate(word, 9) ^ rotate(word, 17);
const permute1 = (word: number): number => word ^ rotate(word, 15) ^ rotate(word, 23);

/**
 * SM3 (GM/T 0004-2012, GB/T 32905-2016) of a few kilobytes, where there is no OpenSSL: in the browser that checks a proof.
 * The server hashes with OpenSSL and a test holds both together.
 */
export function sm3(bytes: Uint8Array): Uint8Array {
  const state = Int32Array.from(start);
  const padded = pad(bytes);
  const view = new DataView(padded.buffer);
  const words = new Int32Array(68);
  for (let block = 0; block < padded.length; block += 64) {
    expand(words, view, block);
    compress(state, words);
  }
  const out = new Uint8Array(sm3Bytes);
  const outView = new DataView(out.buffer);
  for (const [index, word] of state.entries()) outView.setInt32(index * 4, word);
  return out;
}

function pad(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor((bytes.length * 8) / 2 ** 32));
  view.setUint32(padded.length - 4, (bytes.length * 8) % 2 ** 32);
  return padded;
}

function expand(words: Int32Array, view: DataView, block: number): void {
  const at = (index: number): number => words[index] ?? 0;
  for (let j = 0; j < 16; j += 1) words[j] = view.getInt32(block + j * 4);
  for (let j = 16; j < 68; j += 1) {
    words[j] = permute1(at(j - 16) ^ at(j - 9) ^ rotate(at(j - 3), 15)) ^ rotate(at(j - 13), 7) ^ at(j - 6);
  }
}

function compress(state: Int32Array, words: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let j = 0; j < 64; j += 1) {
    const early = j < 16;
    const word = words[j] ?? 0;
    const ss1 = rotate((rotate(a, 12) + e + rotate(early ? 0x79cc4519 : 0x7a879d8a, j % 32)) | 0, 7);
    const tt1 =
      ((early ? a ^ b ^ c : (a & b) | (a & c) | (b & c)) + d + (ss1 ^ rotate(a, 12)) + (word ^ (words[j + 4] ?? 0))) |
      0;
    const tt2 = ((early ? e ^ f ^ g : (e & f) | (~e & g)) + h + ss1 + word) | 0;
    [d, c, b, a] = [c, rotate(b, 9), a, tt1];
    [h, g, f, e] = [g, rotate(f, 19), e, permute0(tt2)];
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index] = (state[index] ?? 0) ^ word;
}
