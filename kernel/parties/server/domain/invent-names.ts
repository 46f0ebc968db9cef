import { openRandom } from './random.ts';
import { type CommonWords, fillWords, type ZoneWords } from './zone-data.ts';

/** Gives each firm a name that no other firm of the zone has. */
export interface FirmNames {
  /** Name for a product word and a suffix of the legal form. */
  next(word: string, suffix: string): string;
}

/** Names of one zone: every brand once for a word and suffix, then every brand again with an area in brackets. */
export function openFirmNames(words: ZoneWords, common: CommonWords, seed: string): FirmNames {
  const brands = shuffledBrands(words, seed);
  const taken = new Set(words.leadingFirms.map((firm) => firm.name));
  const lots = new Map<string, { start: number; turn: number }>();
  const lotOf = (key: string) => {
    // Each lot starts elsewhere, or all firms of one brand would stand side by side.
    const lot = lots.get(key) ?? { start: openRandom(`${seed}/${key}`).below(brands.length), turn: 0 };
    lots.set(key, lot);
    return lot;
  };
  const build = (word: string, suffix: string): string => {
    const lot = lotOf(`${word}${suffix}`);
    const turn = lot.turn++;
    const round = Math.floor(turn / brands.length);
    const area = words.areas[round - 1];
    if (round > 0 && area === undefined) throw new RangeError(`${words.zone} has no more names for ${word}${suffix}`);
    const brand = brands[(turn + lot.start) % brands.length];
    const bracket = area === undefined ? '' : fillWords(common.areaInName, { area });
    return `${words.firmPrefix}${brand}${word}${bracket}${suffix}`;
  };
  return {
    next(word, suffix) {
      let name = build(word, suffix);
      while (taken.has(name)) name = build(word, suffix);
      return name;
    },
  };
}

function shuffledBrands({ brands }: ZoneWords, seed: string): string[] {
  const avoid = new Set(brands.avoid);
  const all = brands.first
    .flatMap((first) => brands.second.map((second) => first + second))
    .filter((brand) => !avoid.has(brand));
  const random = openRandom(`${seed}/brands`);
  for (let last = all.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [all[last], all[other]] = [all[other] as string, all[last] as string];
  }
  return all;
}
