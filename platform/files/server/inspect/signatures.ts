/** First bytes by which kinds of content are known, in hexadecimal; more than one where a kind has several. */
const beginnings = {
  jpeg: ['ffd8ff'],
  png: ['89504e470d0a1a0a'],
  pdf: ['255044462d'],
  zip: ['504b0304'],
  ole: ['d0cf11e0a1b11ae1'],
  gif: ['474946383761', '474946383961'],
  exe: ['4d5a'],
  elf: ['7f454c46'],
  machO: ['cffaedfe', 'cefaedfe', 'cafebabe'],
  script: ['2321'],
  archive: ['526172211a07', '377abcaf271c', '1f8b', '425a68', 'fd377a585a00'],
  shortcut: ['4c0000000114020000'],
  rtf: ['7b5c727466'],
  tiff: ['49492a00', '4d4d002a'],
} as const satisfies Record<string, readonly string[]>;

/** A kind of content with a signature. */
export type Signature = keyof typeof beginnings;

const longest = 12;

/** True when content begins as the kind does. */
export function hasSignature(bytes: Buffer, kind: Signature): boolean {
  const start = bytes.toString('hex', 0, longest);
  return beginnings[kind].some((signature) => start.startsWith(signature));
}
