import { creditCodeAlphabet, doubtsOfCreditCode, normaliseCreditCode } from '../../../contract/social-credit-code.ts';

/** A code as it is compared; `sound` when it is whole and passes both checks. */
export interface CodeFacts {
  code: string;
  /** Places 9 to 17, which name the organisation whoever registered it; empty when the code is not whole. */
  organisation: string;
  sound: boolean;
}

/** Reads a code as typed; undefined when there is none. */
export function readCode(typed: string | null): CodeFacts | undefined {
  const code = normaliseCreditCode(typed ?? '');
  if (code === '') return undefined;
  const whole = code.length === 18;
  return {
    code,
    organisation: whole ? code.slice(8, 17) : '',
    sound: whole && doubtsOfCreditCode(code).length === 0,
  };
}

/** How two codes stand to each other. */
export type CodeLikeness = 'unknown' | 'same' | 'typo' | 'organisation' | 'different' | 'doubtful';

/** Compares two codes: a slip of the fingers leaves a code that fails its check, so two sound codes are two firms. */
export function compareCodes(one: CodeFacts | undefined, other: CodeFacts | undefined): CodeLikeness {
  if (one === undefined || other === undefined) return 'unknown';
  if (one.code === other.code) return 'same';
  if (!(one.sound && other.sound) && isOneSlip(one.code, other.code)) return 'typo';
  if (one.organisation !== '' && one.organisation === other.organisation) return 'organisation';
  return one.sound && other.sound ? 'different' : 'doubtful';
}

/** One character exchanged, left out or doubled, or two neighbours the wrong way round. */
function isOneSlip(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  let end = 0;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end += 1;
  const left = short.slice(start, short.length - end);
  const right = long.slice(start, long.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** Every code one slip away from this one: what a code that fails its check may have been meant to be. */
export function* slipsOf(code: string): Generator<string> {
  for (let at = 0; at < code.length; at += 1) {
    const [before, after] = [code.slice(0, at), code.slice(at + 1)];
    yield before + after;
    for (const character of creditCodeAlphabet) {
      if (character !== code[at]) yield before + character + after;
      if (code.length < 18) yield before + character + code.slice(at);
    }
    if (at + 1 < code.length && code[at] !== code[at + 1]) {
      yield before + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
    }
  }
  if (code.length < 18) for (const character of creditCodeAlphabet) yield code + character;
}
