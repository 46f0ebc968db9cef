import type { Random } from '../domain/random.ts';
import { nameReadings } from './domain/name-readings.ts';
import { normaliseName } from './domain/name-units.ts';

const brands = [...'厦重长行乐都朝会单曾解盛传云岭启明华为澄湖恒泽'];
const trades = ['电子科技', '智能装备', '银行', '重庆火锅', '精密制造', '乐园', 'ABC 软件', '５Ｇ通信', '长江（厦门）'];
const forms = ['有限公司', '股份有限公司', '分行', '合伙企业（有限合伙）', '有限责任公司', '中心', ' Co., Ltd.', ''];

/** A name of random parts: heteronyms, shared endings, brackets, full-width and Latin letters. */
export function inventedName(random: Random): string {
  const brand = Array.from({ length: random.between(1, 4) }, () => random.pick(brands)).join('');
  return `${random.pick(['', '厦门', '示范', '重庆市'])}${brand}${random.pick(trades)}${random.pick(forms)}`;
}

/** A query that was cut out of a name: Chinese characters, initials, pinyin with the last syllable half typed, or both. */
export function queryOf(random: Random, name: string): string {
  const chars = [...normaliseName(name)];
  const from = random.below(chars.length);
  const to = Math.min(chars.length, from + random.between(1, 4));
  const readings = nameReadings(chars);
  const reading = random.pick(readings) ?? chars;
  // Initials after characters follow the likeliest reading.
  const [likely = chars] = readings;
  const part = reading.slice(from, to);
  switch (random.below(4)) {
    case 0:
      return chars.slice(from, to).join('');
    case 1:
      return part.map((syllable) => syllable[0]).join('');
    case 2: {
      const pinyin = part.join(random.pick(['', ' ', "'"]));
      return pinyin.slice(0, pinyin.length - random.below(2)) || pinyin;
    }
    default:
      return `${chars.slice(0, 2).join('')}${likely
        .slice(2, 4)
        .map((syllable) => syllable[0])
        .join('')}`;
  }
}
