import { pinyin } from 'pinyin-pro';

const heard = new Map<string, string>();
const mixedUp = new Map<string, string>();

/** The sound of one character without its tone; what is no Chinese character sounds as it is written. */
export function soundOf(character: string): string {
  const known = heard.get(character);
  if (known !== undefined) return known;
  const sound = pinyin(character, { toneType: 'none', v: true }).toLowerCase() || character;
  heard.set(character, sound);
  return sound;
}

/** The same for sounds that typists mix up: zh and z, ch and c, sh and s, n and l at the beginning, n and ng at the end. */
export function nearSoundOf(character: string): string {
  const known = mixedUp.get(character);
  if (known !== undefined) return known;
  const sound = soundOf(character)
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=[a-z])/, 'l')
    .replace(/ng$/, 'n');
  mixedUp.set(character, sound);
  return sound;
}
