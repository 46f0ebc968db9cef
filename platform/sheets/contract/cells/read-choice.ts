import type { ChoiceView, ColumnView } from '../import-column.ts';
import { type CellReading, failed } from './cell-reading.ts';
import { narrow } from './cell-text.ts';

interface Words {
  byWord: ReadonlyMap<string, ChoiceView>;
  all: readonly { word: string; choice: ChoiceView }[];
}

// A column is read thousands of times: its words are folded once.
const kept = new WeakMap<ColumnView, Words>();

/** Folds what spelling leaves open: case, width, blanks and the brackets around. */
export function foldWord(text: string): string {
  return narrow(text)
    .toLowerCase()
    .replace(/[\s\u3000._·()（）「」“”"'-]/gu, '');
}

function wordsOf(column: ColumnView): Words {
  const known = kept.get(column);
  if (known !== undefined) return known;
  const byWord = new Map<string, ChoiceView>();
  for (const choice of column.choices) {
    for (const word of [choice.code, choice.label, ...choice.words]) {
      const folded = foldWord(word);
      if (!byWord.has(folded)) byWord.set(folded, choice);
    }
  }
  const words = { byWord, all: [...byWord].map(([word, choice]) => ({ word, choice })) };
  kept.set(column, words);
  return words;
}

/** One choice by code or label in either language; the value is its code. */
export function readChoice(typed: string, column: ColumnView): CellReading {
  const found = findChoice(typed, column);
  if (found !== undefined) return { value: found.code };
  const labels = column.choices.slice(0, 8).map((choice) => choice.label);
  const listed = labels.join('、') + (column.choices.length > labels.length ? '……' : '');
  return failed('notChoice', { value: narrow(typed), choices: listed }, nearest(typed, column)?.label ?? null);
}

/** Several choices, separated by 、 comma, semicolon, stroke or line; a label that holds a separator itself is tried first. */
export function readChoices(typed: string, column: ColumnView): CellReading {
  const pieces = typed.normalize('NFKC').split(/([、,;；|/\n\r]+)/u);
  const codes: string[] = [];
  let at = 0;
  while (at < pieces.length) {
    if (narrow(pieces[at] ?? '') === '') {
      at += 2;
      continue;
    }
    const { choice, next } = longest(pieces, at, column);
    if (choice === undefined) {
      const one = readChoice(pieces[at] ?? '', column);
      // The proposal replaces the whole cell, so it must be the whole list; with one bad value of many there is none.
      return pieces.length === 1 || one.fault === undefined ? one : { fault: { ...one.fault, proposal: null } };
    }
    if (!codes.includes(choice.code)) codes.push(choice.code);
    at = next;
  }
  const { most } = column.limits;
  return most !== undefined && codes.length > most ? failed('tooManyValues', { most }) : { value: codes };
}

function longest(pieces: readonly string[], from: number, column: ColumnView) {
  // Labels hold a handful of separators at most.
  for (let to = Math.min(pieces.length, from + 9); to > from; to -= 1) {
    const choice = findChoice(pieces.slice(from, to).join(''), column);
    if (choice !== undefined) return { choice, next: to + ((to - from) % 2 === 1 ? 1 : 0) };
  }
  return { choice: undefined, next: from };
}

function findChoice(typed: string, column: ColumnView): ChoiceView | undefined {
  const { byWord } = wordsOf(column);
  const folded = foldWord(typed);
  if (folded === '') return undefined;
  return (
    byWord.get(folded) ?? (column.hierarchical ? byCode(narrow(typed).toUpperCase(), column) : byBoth(typed, column))
  );
}

/** `C3910`, `3910`, `C39 计算机…`: the choice that the code begins with. */
function byCode(text: string, column: ColumnView): ChoiceView | undefined {
  const [, letter = '', digits = ''] = /^([A-Z]?)(\d{2,6})(?!\d)/.exec(text) ?? [];
  if (digits === '') return undefined;
  return column.choices.find(({ code }) =>
    letter === '' ? digits.startsWith(code.replace(/^[A-Z]/, '')) : `${letter}${digits}`.startsWith(code),
  );
}

/** `large 大型`: code and label beside each other. */
function byBoth(typed: string, column: ColumnView): ChoiceView | undefined {
  const [first = '', ...rest] = narrow(typed).split(/[\s:：]+/u);
  if (rest.length === 0) return undefined;
  const { byWord } = wordsOf(column);
  const choice = byWord.get(foldWord(first));
  return choice !== undefined && byWord.get(foldWord(rest.join(''))) === choice ? choice : undefined;
}

/** The only choice that reads much like it. */
function nearest(typed: string, column: ColumnView): ChoiceView | undefined {
  const folded = foldWord(typed);
  if (folded.length < 2) return undefined;
  const scored = wordsOf(column)
    .all.filter(({ word }) => word.length > 1)
    .map(({ word, choice }) => ({ choice, score: likeness(folded, word) }))
    .filter(({ score }) => score >= 0.5)
    .sort((one, other) => other.score - one.score);
  const [best] = scored;
  const rival = scored.find(({ choice }) => choice !== best?.choice);
  return best !== undefined && (rival === undefined || rival.score < best.score) ? best.choice : undefined;
}

/** Share of common pairs of characters (Dice); a text that holds the other counts as at least 0.6. */
export function likeness(one: string, other: string): number {
  if (one === other) return 1;
  const pairs = (text: string) =>
    Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
  const left = pairs(one);
  const right = pairs(other);
  const spare = [...right];
  let common = 0;
  for (const pair of left) {
    const at = spare.indexOf(pair);
    if (at < 0) continue;
    spare.splice(at, 1);
    common += 1;
  }
  const dice = left.length + right.length === 0 ? 0 : (2 * common) / (left.length + right.length);
  const short = Math.min(one.length, other.length);
  const holds = short >= 2 && (one.includes(other) || other.includes(one));
  return holds ? Math.max(0.6 + 0.3 * (short / Math.max(one.length, other.length)), dice) : dice;
}
