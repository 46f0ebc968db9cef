/** Says whether a character, as code point, belongs to a class. */
export type CharacterClass = (point: number) => boolean;

/** General categories of Unicode that a pattern may name; each pattern is tested on one character alone. */
const categories: Readonly<Record<string, RegExp>> = {
  C: /^\p{C}$/u,
  Cc: /^\p{Cc}$/u,
  Cf: /^\p{Cf}$/u,
  Cn: /^\p{Cn}$/u,
  Co: /^\p{Co}$/u,
  L: /^\p{L}$/u,
  Ll: /^\p{Ll}$/u,
  Lm: /^\p{Lm}$/u,
  Lo: /^\p{Lo}$/u,
  Lt: /^\p{Lt}$/u,
  Lu: /^\p{Lu}$/u,
  M: /^\p{M}$/u,
  Mc: /^\p{Mc}$/u,
  Me: /^\p{Me}$/u,
  Mn: /^\p{Mn}$/u,
  N: /^\p{N}$/u,
  Nd: /^\p{Nd}$/u,
  Nl: /^\p{Nl}$/u,
  No: /^\p{No}$/u,
  P: /^\p{P}$/u,
  Pc: /^\p{Pc}$/u,
  Pd: /^\p{Pd}$/u,
  Pe: /^\p{Pe}$/u,
  Pf: /^\p{Pf}$/u,
  Pi: /^\p{Pi}$/u,
  Po: /^\p{Po}$/u,
  Ps: /^\p{Ps}$/u,
  S: /^\p{S}$/u,
  Sc: /^\p{Sc}$/u,
  Sk: /^\p{Sk}$/u,
  Sm: /^\p{Sm}$/u,
  So: /^\p{So}$/u,
  Z: /^\p{Z}$/u,
  Zl: /^\p{Zl}$/u,
  Zp: /^\p{Zp}$/u,
  Zs: /^\p{Zs}$/u,
};

/** Blocks of Unicode that a pattern may name with `Is`, by their names without blanks. */
const blocks: Readonly<Record<string, readonly [number, number]>> = {
  BasicLatin: [0x00, 0x7f],
  'Latin-1Supplement': [0x80, 0xff],
  'LatinExtended-A': [0x100, 0x17f],
  'LatinExtended-B': [0x180, 0x24f],
  Greek: [0x370, 0x3ff],
  GreekandCoptic: [0x370, 0x3ff],
  Cyrillic: [0x400, 0x4ff],
  Hebrew: [0x590, 0x5ff],
  Arabic: [0x600, 0x6ff],
  Thai: [0xe00, 0xe7f],
  GeneralPunctuation: [0x2000, 0x206f],
  CurrencySymbols: [0x20a0, 0x20cf],
  MathematicalOperators: [0x2200, 0x22ff],
  CJKSymbolsandPunctuation: [0x3000, 0x303f],
  Hiragana: [0x3040, 0x309f],
  Katakana: [0x30a0, 0x30ff],
  CJKUnifiedIdeographsExtensionA: [0x3400, 0x4dbf],
  CJKUnifiedIdeographs: [0x4e00, 0x9fff],
  HangulSyllables: [0xac00, 0xd7af],
  PrivateUse: [0xe000, 0xf8ff],
  HalfwidthandFullwidthForms: [0xff00, 0xffef],
};

/** The class of a pattern of one character; never more than one is tested, so it cannot run away. */
function byPattern(pattern: RegExp): CharacterClass {
  const known = new Map<number, boolean>();
  return (point) => {
    const found = known.get(point);
    if (found !== undefined) return found;
    const answer = pattern.test(String.fromCodePoint(point));
    if (known.size < 5000) known.set(point, answer);
    return answer;
  };
}

const named: Readonly<Record<string, CharacterClass>> = {
  d: byPattern(/^\p{Nd}$/u),
  s: byPattern(/^[ \t\n\r]$/u),
  w: byPattern(/^[^\p{P}\p{Z}\p{C}]$/u),
  i: byPattern(/^[\p{L}\p{Nl}_:]$/u),
  c: byPattern(/^[\p{L}\p{Nl}\p{M}\p{Nd}_:.\u00b7-]$/u),
};

/** Every character that the class does not hold. */
export function complement(held: CharacterClass): CharacterClass {
  return (point) => !held(point);
}

/** The class behind `\d`, `\S`, …; null when there is none. */
export function escapedClass(letter: string): CharacterClass | null {
  const own = Object.hasOwn(named, letter.toLowerCase()) ? named[letter.toLowerCase()] : undefined;
  if (own === undefined) return null;
  return letter === letter.toLowerCase() ? own : complement(own);
}

/** The class behind `\p{…}`: a general category or a block; null when Unicode has none of that name. */
export function propertyClass(name: string): CharacterClass | null {
  const category = Object.hasOwn(categories, name) ? categories[name] : undefined;
  if (category !== undefined) return byPattern(category);
  const block = name.startsWith('Is') && Object.hasOwn(blocks, name.slice(2)) ? blocks[name.slice(2)] : undefined;
  if (block === undefined) return null;
  const [from, to] = block;
  return (point) => point >= from && point <= to;
}

/** The class with every character that differs from one of its own in case only. */
export function ignoringCase(held: CharacterClass): CharacterClass {
  return (point) => held(point) || variantsOf(point).some(held);
}

/** Characters that are the same letter in another case. */
function variantsOf(point: number): number[] {
  const text = String.fromCodePoint(point);
  const lower = text.toLowerCase();
  return [lower, text.toUpperCase(), lower.toUpperCase()].flatMap((one) => {
    const [first, ...rest] = [...one];
    return first === undefined || rest.length > 0 ? [] : [first.codePointAt(0) ?? point];
  });
}
