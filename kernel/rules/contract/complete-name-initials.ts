import order from './complete-name-initials.json' with { type: 'json' };

/** The order of the national collation by sound: it knows the first letter of a character without a dictionary of ours. */
const bySound = new Intl.Collator('zh-Hans-CN-u-co-pinyin');
const letters = [...order.letters];
const firsts = [...order.first];
const known = new Map<string, string>();

/** The first letters of a name by sound, one a character: what people type for it. Other characters stay, in small letters. */
export function initialsOf(name: string): string {
  const cached = known.get(name);
  if (cached !== undefined) return cached;
  const initials = [...name]
    .map((sign) => (/\p{Script=Han}/u.test(sign) ? letterOf(sign) : sign.toLowerCase()))
    .join('');
  if (known.size < 5_000) known.set(name, initials);
  return initials;
}

function letterOf(sign: string): string {
  const at = firsts.findLastIndex((first) => bySound.compare(first, sign) <= 0);
  return letters[Math.max(0, at)] ?? sign;
}
