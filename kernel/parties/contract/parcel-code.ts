/** Length of a parcel code 宗地代码 (GB/T 37346-2019). */
export const parcelCodeLength = 19;

/** Length of a real estate unit code 不动产单元代码 (GB/T 37346-2019): a parcel code and nine places for what stands on it. */
export const unitCodeLength = 28;

/** Why a parcel or unit code is doubted. None of these forbids it. */
export type LandCodeDoubt =
  /** Neither 19 nor 28 places. */
  | { kind: 'landLength'; length: number }
  /** A character that the standard doesn't use at this place; `position` counts from 1. */
  | { kind: 'landCharacter'; position: number; character: string };

// Places 1–6 county, 7–9 cadastral district, 10–12 subdistrict: digits; 13 ownership; 14 kind of right; 15–19 serial number;
// 20 kind of what stands on it (F buildings, L forest, Q other, W nothing); 21–28 its number.
const digit = /^[0-9]$/;
const places: readonly RegExp[] = [
  ...Array.from({ length: 12 }, () => digit),
  /^[GJZ]$/,
  /^[ABSXCDEFLNHGWY]$/,
  ...Array.from({ length: 5 }, () => digit),
  /^[FLQW]$/,
  ...Array.from({ length: 8 }, () => digit),
];

/** The code as people paste it, made comparable: full-width forms narrowed, blanks and hyphens dropped, capitals. */
export function normaliseLandCode(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

/** Every doubt about a normalised parcel or unit code, length first, then by place; none means that it follows GB/T 37346-2019. */
export function doubtsOfLandCode(code: string): LandCodeDoubt[] {
  const characters = [...code];
  const doubts: LandCodeDoubt[] = [];
  if (characters.length !== parcelCodeLength && characters.length !== unitCodeLength) {
    doubts.push({ kind: 'landLength', length: characters.length });
  }
  for (const [index, character] of characters.entries()) {
    const allowed = places[index];
    if (allowed !== undefined && !allowed.test(character)) {
      doubts.push({ kind: 'landCharacter', position: index + 1, character });
    }
  }
  return doubts;
}
