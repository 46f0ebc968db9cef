/**
 * 29 signs, a prime number: whatever looks like another one in print or by hand (O, I, L, Z, S, B, V) is left out and
 * read as the one that stays.
 */
export const codeAlphabet = '0123456789ACDEFGHJKMNPQRTUWXY';

/** Signs of a code: two name the zone, thirteen are random (63 bits), the last one checks the others. */
export const codeLength = 16;
/** Signs that name the zone. */
export const zoneTagLength = 2;
/** Random signs. */
export const randomLength = codeLength - zoneTagLength - 1;

const base = codeAlphabet.length;
const read: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', Z: '2', S: '5', B: '8', V: 'U' };

/** Shape of a code as it is kept. */
export const codeShape = /^[0-9ACDEFGHJKMNPQRTUWXY]{16}$/;

/** Weights are powers of 2, which meets every remainder of 29 but 0 once: no two of 28 places weigh the same. */
function weightAt(place: number): number {
  let weight = 1;
  for (let step = 0; step < place; step += 1) weight = (weight * 2) % base;
  return weight;
}

function sumOf(signs: string): number {
  let sum = 0;
  for (let place = 0; place < signs.length; place += 1) {
    sum += codeAlphabet.indexOf(signs.charAt(place)) * weightAt(place);
  }
  return sum % base;
}

/** The code with its check character behind the fifteen signs given; any sign that is changed, and any two that change places, break it. */
export function completeCode(body: string): string {
  const open = sumOf(body);
  const weight = weightAt(body.length);
  for (const sign of codeAlphabet) {
    if ((open + codeAlphabet.indexOf(sign) * weight) % base === 0) return body + sign;
  }
  throw new Error('a prime number of signs has a check character for every sum');
}

/** A code as it is kept, out of what a person typed; undefined for what no code of this house can be. */
export function readCode(typed: string): string | undefined {
  const signs = [
    ...typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\-–—·.]/g, ''),
  ];
  const code = signs.map((sign) => read[sign] ?? sign).join('');
  return codeShape.test(code) && sumOf(code) === 0 ? code : undefined;
}

/** A code as it is printed, in groups of four. */
export function groupCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** The two signs that codes of a zone begin with: they say where to look, and guard nothing. */
export function zoneTag(zoneId: string): string {
  const number = Number.parseInt(zoneId.slice(-12), 16) % (base * base);
  return codeAlphabet.charAt(Math.floor(number / base)) + codeAlphabet.charAt(number % base);
}
