import { parseDelimited, separators } from './delimited.ts';

const sampleCharacters = 65_536;
const sampleRecords = 60;

/** A separator that the text states in its first line (`sep=;`), as Excel reads it; the rest begins behind that line. */
export function statedSeparator(text: string): { separator: string; from: number } | undefined {
  const found = /^\ufeff?"?sep=([,;\t|])"?(?:\r\n|\r|\n)/i.exec(text);
  return found?.[1] === undefined ? undefined : { separator: found[1], from: found[0].length };
}

/** The separator that cuts most records of the beginning into one number of fields, above one. */
export function findSeparator(text: string): string {
  const sample = text.slice(0, sampleCharacters);
  let best = { separator: ',', score: 0 };
  for (const separator of separators) {
    const score = scoreOf(countFields(sample, separator));
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

function countFields(sample: string, separator: string): number[] {
  const counts: number[] = [];
  try {
    for (const { fields } of parseDelimited(sample, separator, { fields: 4_096, characters: sampleCharacters })) {
      const filled = fields.length > 1 || fields[0] !== '';
      if (filled) counts.push(fields.length);
      if (counts.length === sampleRecords) break;
    }
  } catch {
    // A sample may end inside quotation marks: what came before counts.
  }
  return counts;
}

/** Share of the records that have the commonest number of fields above one, times a bonus for more fields. */
function scoreOf(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) if (count > 1) times.set(count, (times.get(count) ?? 0) + 1);
  let score = 0;
  for (const [fields, records] of times) {
    score = Math.max(score, (records / counts.length) * (1 + Math.min(fields, 50) / 50));
  }
  return score;
}
