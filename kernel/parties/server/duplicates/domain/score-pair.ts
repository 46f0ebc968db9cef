import type { DuplicateReason } from '../../../contract/duplicate.ts';
import { compareCodes } from './code-likeness.ts';
import type { CardName, FirmCard } from './firm-card.ts';
import { compareNames, type PairCounts } from './name-likeness.ts';

/** How likely two entries are one firm, 0 to 99, with everything that spoke for and against it. */
export interface PairScore {
  score: number;
  reasons: DuplicateReason[];
}

/** What an address alone may add to names that are alike. */
const addressSupport = 18;
/** From here on names are alike enough for an address to speak. */
const alike = 58;

interface NameEvidence {
  score: number;
  reasons: DuplicateReason[];
  /** Branches or numbered siblings of one house. */
  siblings: boolean;
}

/** Weighs codes, names and address of two entries. */
export function scorePair(one: FirmCard, other: FirmCard, pairs: PairCounts): PairScore {
  const names = weighNames(one, other, pairs);
  const codes = compareCodes(one.code, other.code);
  const told = { one: one.code?.code ?? '', other: other.code?.code ?? '' };
  if (codes === 'same') return { score: 99, reasons: [{ code: 'sameCode', params: told }, ...names.reasons] };
  // A branch has a code of its own, near that of its house or not.
  if (names.siblings) return { score: 0, reasons: [] };
  const address = one.address.length >= 4 && one.address === other.address;
  const support: DuplicateReason[] = address ? [{ code: 'sameAddress', params: { address: one.address } }] : [];
  if (codes === 'typo') {
    const score = names.score >= 50 ? 97 : address ? 88 : 80;
    return { score, reasons: [{ code: 'codeTypo', params: told }, ...names.reasons, ...support] };
  }
  if (codes === 'organisation') {
    const score = names.score >= 50 ? 96 : 84;
    return { score, reasons: [{ code: 'sameOrganisation', params: told }, ...names.reasons, ...support] };
  }
  const reasons = [...names.reasons, ...support];
  let score = names.score + (address && names.score >= alike ? addressSupport : 0);
  if (!address && one.address !== '' && other.address !== '') score -= elsewhere(names.reasons);
  if (codes === 'different' || codes === 'doubtful') {
    reasons.push({ code: 'codesDiffer', params: told });
    score -= codes === 'different' ? 45 : 25;
  }
  return { score: Math.max(0, Math.min(98, score)), reasons };
}

/** Firms move, so another address says nothing against the same name, little against the same words, much against alike ones. */
function elsewhere(reasons: readonly DuplicateReason[]): number {
  if (reasons.some(({ code }) => code === 'sameName')) return 0;
  return reasons.some(({ code }) => code === 'sameCore') ? 8 : 15;
}

function weighNames(one: FirmCard, other: FirmCard, pairs: PairCounts): NameEvidence {
  let best: NameEvidence = { score: 0, reasons: [], siblings: areSiblings(one.names[0], other.names[0]) };
  for (const [place, left] of one.names.entries()) {
    for (const [otherPlace, right] of other.names.entries()) {
      // Two names that neither bears any more say nothing.
      if (place > 0 && otherPlace > 0) continue;
      const met = weighName(left, right, pairs);
      const weight = place + otherPlace > 0 ? met.score - 2 : met.score;
      if (weight <= best.score) continue;
      const otherName: DuplicateReason[] =
        place + otherPlace > 0
          ? [{ code: 'otherName', params: { name: place > 0 ? left.written : right.written } }]
          : [];
      best = { ...met, score: weight, reasons: [...met.reasons, ...otherName], siblings: best.siblings };
    }
  }
  return best;
}

function weighName(one: CardName, other: CardName, pairs: PairCounts): { score: number; reasons: DuplicateReason[] } {
  if (areSiblings(one, other)) return { score: 0, reasons: [] };
  const { score, code } = compareNames(one, other, pairs);
  if (code === undefined) return { score: 0, reasons: [] };
  const reasons: DuplicateReason[] = [{ code, params: { one: one.written, other: other.written } }];
  if (one.place === other.place || code === 'sameName') return { score, reasons };
  const both = one.place !== '' && other.place !== '';
  reasons.push({ code: 'placeDiffers', params: { one: one.place, other: other.place } });
  return { score: score - (both ? 40 : 20), reasons };
}

/** One is a branch and the other not, they are branches apart, or their numbers differ. */
function areSiblings(one: CardName, other: CardName): boolean {
  return one.branch !== other.branch || one.numbers !== other.numbers;
}
