import type { Role } from '#platform/access/contract/roles.ts';
import { passwordLengths } from '../contract/states.ts';
import breaches from './breached-passwords.json' with { type: 'json' };
import words from './common-words.json' with { type: 'json' };
import { isOfficial } from './domain.ts';

/**
 * What a new password must not be. ASVS 5.0 6.2.1–6.2.12 ask for length, a check against common passwords and words of
 * the context, and against forced composition; GB/T 22239-2019 8.1.4.1 a) asks for complexity. Both are met by length
 * (12 for staff and administrators, 8 for everybody else) and by refusing what is easily guessed, instead of by
 * counting kinds of characters.
 */
export type PasswordFault = 'short' | 'long' | 'name' | 'repeats' | 'common';

/** Of whom the password is: what is known of the person must not be its core. */
export interface PasswordOwner {
  role: Role;
  login: string | null;
  displayName: string;
}

/** What was stolen elsewhere and published is tried first. */
const breached: ReadonlySet<string> = new Set(breaches.passwords.split(' '));

/** Characters that this role's passwords need at least. */
export function passwordLength(role: Role): number {
  return isOfficial(role) ? passwordLengths.official : passwordLengths.others;
}

/** What is wrong with a new password, the first fault found; undefined for a good one. */
export function passwordFault(password: string, owner: PasswordOwner): PasswordFault | undefined {
  const text = password.normalize('NFC');
  // Characters as people count them, not units of UTF-16.
  const characters = [...text];
  if (characters.length < passwordLength(owner.role)) return 'short';
  if (text.length > passwordLengths.most) return 'long';
  if (isAroundName(text, owner)) return 'name';
  if (new Set(characters).size < 4 || isRepeated(text)) return 'repeats';
  const lower = text.toLowerCase();
  return breached.has(lower) || isMadeOfCommonPieces(lower) ? 'common' : undefined;
}

/** The login or the name with at most five characters around it. */
function isAroundName(text: string, { login, displayName }: PasswordOwner): boolean {
  const lower = text.toLowerCase();
  return [login ?? '', displayName.toLowerCase()].some(
    (name) => [...name].length >= 2 && lower.includes(name) && lower.length - name.length * countOf(lower, name) <= 5,
  );
}

function countOf(text: string, part: string): number {
  return text.split(part).length - 1;
}

/** One piece over and over: `abcabcabcabc`. */
function isRepeated(text: string): boolean {
  return /^(.{1,6}?)\1+.?$/su.test(text);
}

/** Pieces that guessing programs join: a listed word, a run, a year or date, a lucky number. */
const listed: ReadonlySet<string> = new Set(words);
const longestWord = 24;
/** So many weak pieces joined are still weak; more make a sentence. */
const mostPieces = 4;

const runs = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  '!@#$%^&*()',
];
const bothWays = runs.flatMap((run) => [run, [...run].reverse().join('')]);

const lucky = /^(?:5[12]0|1314|5201314|520|521|168|888|666|999|000|111|123|321|6688|8888|1688|9527|007|110|119|120)$/;
const year = /^(?:19|20)\d\d$/;
const date = /^(?:(?:19|20)\d\d|\d\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;

function isWeakPiece(piece: string): boolean {
  if (/^\d+$/.test(piece) && (year.test(piece) || date.test(piece) || lucky.test(piece))) return true;
  if (/^(.)\1{1,}$/su.test(piece)) return true;
  if (piece.length >= 3 && bothWays.some((run) => run.includes(piece))) return true;
  return listed.has(piece) || listed.has(withoutLeet(piece));
}

const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** `p@ssw0rd` is read as `password`; figures alone stay what they are. */
function withoutLeet(piece: string): string {
  if (!/[a-z]/.test(piece)) return piece;
  return piece.replace(/[01345@$!]/g, (character) => leet[character] ?? character);
}

/** Fewest weak pieces that make up the whole text; single characters between them cost nothing, but at most three may. */
function isMadeOfCommonPieces(text: string): boolean {
  // best[spare][i]: fewest pieces for the first i characters with that many single characters in between.
  const spares = 3;
  const best = Array.from({ length: spares + 1 }, () =>
    new Array<number>(text.length + 1).fill(Number.POSITIVE_INFINITY),
  );
  for (const row of best) row[0] = 0;
  for (let end = 1; end <= text.length; end += 1) {
    for (let start = Math.max(0, end - longestWord); start < end; start += 1) {
      const weak = end - start >= 2 && isWeakPiece(text.slice(start, end));
      for (const [spare, row] of best.entries()) {
        const joined = weak ? (row[start] ?? Number.POSITIVE_INFINITY) + 1 : Number.POSITIVE_INFINITY;
        const single =
          end - start === 1 && spare > 0
            ? (best[spare - 1]?.[start] ?? Number.POSITIVE_INFINITY)
            : Number.POSITIVE_INFINITY;
        row[end] = Math.min(row[end] ?? Number.POSITIVE_INFINITY, joined, single);
      }
    }
  }
  return (best[spares]?.[text.length] ?? Number.POSITIVE_INFINITY) <= mostPieces;
}
