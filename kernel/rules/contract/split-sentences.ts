import type { RuleSentence } from './rule-definition.ts';
import marks from './split-sentences-marks.json' with { type: 'json' };

const numeral = `[${marks.numerals}]+`;
const counted = `${marks.ordinal}${numeral}`;
const article = new RegExp(
  `^(${counted}${marks.article}(?:${marks.sub}${numeral})?|(?:Article|Section) \\d+)[.:\\uFF1A\\u3001\\s]*`,
  'u',
);
/** Chapters and sections: headings that say nothing themselves. */
const heading = new RegExp(`^${counted}[${marks.headings}](?:\\s|$|[^${marks.commas}]{0,20}$)`, 'u');
/** A line that stops nowhere. */
const unstopped = new RegExp(`^[^${marks.commas}${marks.ends}.;!?]{2,80}$`, 'u');
const item = new RegExp(`^([\\uFF08(]${numeral}[)\\uFF09]|${numeral}[\\u3001.\\uFF0E](?=\\D))\\s*`, 'u');
const ends = new RegExp(
  `(?<=[${marks.ends}][${marks.closers}]*)(?![${marks.closers}])|(?<=[.;!?])\\s+(?=\\p{Lu})`,
  'u',
);
/** Longest sentence that is kept whole (contract/rule-definition.ts). */
const longest = 1_000;

interface Place {
  article: string;
  /** Paragraph of the article, counted from 1. */
  paragraph: number;
  item: string;
}

/** A line of a policy with what it begins with taken off. */
interface Line {
  place: Place;
  text: string;
}

/**
 * The sentences of a pasted policy text in their order, each with its place (第三条第二款第（一）项). Every line is a paragraph;
 * a paragraph is told from others only where its article has several. The title above the first article, and those of chapters, are
 * left out.
 */
export function splitSentences(
  pasted: string,
  { document, taken }: { readonly document: string; readonly taken: readonly string[] },
): RuleSentence[] {
  const lines = readLines(pasted);
  const paragraphs = new Map<string, number>();
  for (const { place } of lines) {
    paragraphs.set(place.article, Math.max(paragraphs.get(place.article) ?? 0, place.paragraph));
  }
  const ids = freshIds(taken);
  return lines.flatMap(({ place, text }) =>
    sentencesIn(text).map((sentence) => ({
      id: ids(),
      document,
      place: placeName(place, paragraphs.get(place.article) ?? 1),
      text: sentence,
    })),
  );
}

function readLines(pasted: string): Line[] {
  const lines: Line[] = [];
  const at: Place = { article: '', paragraph: 0, item: '' };
  for (const line of withoutTitle(pasted.split(/\r?\n/u).map((one) => one.trim()))) {
    let text = line;
    if (text.length < 2 || heading.test(text)) continue;
    const begins = article.exec(text);
    if (begins !== null) {
      Object.assign(at, { article: begins[1] ?? '', paragraph: 0, item: '' });
      text = text.slice(begins[0].length);
    }
    const listed = item.exec(text);
    if (listed === null) Object.assign(at, { paragraph: at.paragraph + 1, item: '' });
    else {
      at.item = (listed[1] ?? '').replace(/[\u3001.\uFF0E]$/u, '');
      text = text.slice(listed[0].length);
    }
    if (text.length >= 2) lines.push({ place: { ...at, paragraph: Math.max(at.paragraph, 1) }, text });
  }
  return lines;
}

/** What a document is called stands above its first article, and says nothing that a rule could carry out. */
function withoutTitle(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => article.test(line));
  const isTitled = lines.slice(0, Math.max(first, 0)).every((line) => line === '' || unstopped.test(line));
  return isTitled && first > 0 ? lines.slice(first) : lines;
}

/** Ends after the stops of Chinese, and in English after a full stop before a capital; quotation marks stay with their sentence. */
function sentencesIn(text: string): string[] {
  return text
    .split(ends)
    .map((sentence) => sentence.trim().slice(0, longest))
    .filter((sentence) => sentence.length >= 2);
}

function placeName({ article: name, paragraph, item: listed }: Place, paragraphs: number): string {
  const { ordinal } = marks;
  const chinese = name === '' || name.startsWith(ordinal);
  const nth = chinese ? `${ordinal}${chineseNumber(paragraph)}${marks.paragraph}` : ` (${paragraph})`;
  const part = paragraphs < 2 || name === '' ? '' : nth;
  const bracketed = /^[\uFF08(]/u.test(listed) ? listed : `\uFF08${listed}\uFF09`;
  const list = listed === '' ? '' : chinese ? `${ordinal}${bracketed}${marks.item}` : ` ${listed}`;
  return `${name}${part}${list}`.slice(0, 40);
}

/** 1 to 99 as laws count them: two, ten, twelve, twenty. */
function chineseNumber(count: number): string {
  const { digits, ten } = marks;
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  if (tens === 0) return digits[ones] ?? '';
  return `${tens === 1 ? '' : digits[tens]}${ten}${ones === 0 ? '' : digits[ones]}`;
}

/** s1, s2 … without those that are taken. */
function freshIds(taken: readonly string[]): () => string {
  const used = new Set(taken);
  let number = 0;
  return () => {
    do number += 1;
    while (used.has(`s${number}`));
    used.add(`s${number}`);
    return `s${number}`;
  };
}
