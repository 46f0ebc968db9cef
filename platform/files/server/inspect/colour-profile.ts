const most = 1_048_576;

/** True for a colour profile (ICC.1) that states its own length and carries its mark: anything else is left out. */
export function isColourProfile(bytes: Buffer): boolean {
  if (bytes.length < 132 || bytes.length > most) return false;
  return bytes.readUInt32BE(0) === bytes.length && bytes.toString('latin1', 36, 40) === 'acsp';
}
