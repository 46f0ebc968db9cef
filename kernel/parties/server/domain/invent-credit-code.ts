import {
  creditCodeAlphabet,
  creditCodeCheckCharacter,
  organisationCheckCharacter,
} from '../../contract/social-credit-code.ts';

const places = 6;
const codes = creditCodeAlphabet.length ** places;
// Coprime to 31 and far from its powers: neighbours in the list are not neighbours in code, and no two rows share one.
const stride = 104_729;

/**
 * Credit code of the n-th firm of a fictional zone: both check characters right, but division 000000,
 * which GB/T 2260 gives to no place, so that it can never be a real firm's.
 */
export function inventCreditCode(body: string, index: number, offset: number): string {
  if (!Number.isInteger(index) || index < 0 || index >= codes) throw new RangeError(`no code for firm ${index}`);
  const organisation = body + spell((offset + index * stride) % codes);
  const first17 = `91000000${organisation}${organisationCheckCharacter(organisation)}`;
  const check = creditCodeCheckCharacter(first17);
  if (check === undefined) throw new RangeError(`${body} has a letter that credit codes do not use`);
  return first17 + check;
}

function spell(value: number): string {
  let text = '';
  for (let rest = value, place = 0; place < places; place++) {
    text = creditCodeAlphabet.charAt(rest % creditCodeAlphabet.length) + text;
    rest = Math.floor(rest / creditCodeAlphabet.length);
  }
  return text;
}
