import { inventCreditCode } from '../../domain/invent-credit-code.ts';
import { openRandom, type Random } from '../../domain/random.ts';
import type { FirmFacts } from './firm-card.ts';
import { soundOf } from './sounds.ts';

/** How one firm comes to stand in two sheets, or how two firms come to look alike. */
export const plantedKinds = [
  'abbreviated',
  'formDropped',
  'wrongCharacter',
  'homophone',
  'cityDropped',
  'fullWidth',
  'formerName',
  'codeTransposed',
  'codeMistyped',
  'codeMissing',
] as const;
export type PlantedKind = (typeof plantedKinds)[number];

/** A register with twins in it; `twins` says which and how, `decoys` which pairs only look so. */
export interface Planted {
  firms: FirmFacts[];
  twins: Map<string, PlantedKind>;
  decoys: number;
}

const brandCharacters = [
  ...'安邦宝博昌诚创达德鼎东帆飞丰福富高冠光广国海汉和恒弘宏泓鸿华辉汇慧基吉佳嘉建健江捷金锦晶精景敬久巨君俊凯康科坤兰朗乐力立利联良林龙隆路洛迈美铭明南能宁诺欧鹏平普奇启千强勤青庆泉仁荣瑞润森山尚申神盛胜时世舒顺思泰腾天通同万旺威伟文武祥翔新信星兴旭轩雅阳耀一亿易益谊意毅银英永优宇元远悦云运泽展兆正志智中众卓子紫自',
];
const trades = (
  '电子 光电 微电子 半导体 传感技术 软件 信息技术 数据科技 智能科技 工业软件 电气 储能科技 光伏 电机 专用设备 智能装备 ' +
  '医疗器械 环保设备 精密制造 机床 轴承 流体机械 自动化设备 生物科技 生物医药 制药 诊断试剂 新药研发 技术研发 仪器仪表 ' +
  '测控技术 计量科技 新材料 精细化工 高分子材料 汽车零部件 汽车电子 航空部件 轨道交通设备 特种陶瓷 复合材料 物流 供应链管理 ' +
  '国际贸易 进出口贸易 食品 食品加工 包装印刷 建筑工程 装饰工程 建筑设计 园林绿化 物业管理 人力资源服务 企业管理咨询 ' +
  '文化传播 广告 教育科技 健康管理 体育用品 服装 纺织 鞋业 家具 五金制品 塑胶制品 玻璃 水产养殖 农业开发 餐饮管理 酒店管理'
).split(' ');
const forms = [
  '有限公司',
  '有限公司',
  '有限公司',
  '有限公司',
  '有限公司',
  '有限责任公司',
  '股份有限公司',
  '合伙企业（有限合伙）',
];
const city = '厦门';
const streets = [...'望火创翔软观吕集杏灌同马海湖'].flatMap((one) =>
  [...'山炬新安件音岭美林口民巷沧里'].map((other) => `${one}${other}路`),
);

/** Invents a register of `count` firms, 3 % of them twins of others, and half as many decoys; the same seed gives the same. */
export function plantTwins(count: number, seed: string): Planted {
  const random = openRandom(seed);
  const firms = inventRegister(count, random);
  const planted: Planted = { firms: [...firms], twins: new Map(), decoys: 0 };
  const add = (firm: Omit<FirmFacts, 'id'>) => {
    const id = idOf(planted.firms.length);
    planted.firms.push({ ...firm, id });
    return id;
  };
  for (let at = 0; at < Math.floor(count * 0.03); at += 1) {
    const kind = plantedKinds[at % plantedKinds.length] as PlantedKind;
    const from = Math.floor((at * firms.length) / (count * 0.03));
    // A mistyped code needs a code.
    const base =
      firms.slice(from).find(({ code }) => code !== null || !kind.startsWith('code')) ?? (firms[0] as FirmFacts);
    const id = add(twinOf(base, kind, random));
    planted.twins.set(pairOf(base.id, id), kind);
    if (kind === 'formerName')
      planted.firms[planted.firms.indexOf(base)] = { ...base, formerNames: [at % 2 ? base.name : oldNameOf(id)] };
    if (at % 2 === 0) {
      add(decoyOf(firms[random.below(firms.length)] as FirmFacts, at / 2, random));
      planted.decoys += 1;
    }
  }
  return planted;

  function oldNameOf(id: string): string {
    return planted.firms.find((firm) => firm.id === id)?.name ?? '';
  }
}

/** A pair under one key, whichever comes first. */
export function pairOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

function inventRegister(count: number, random: Random): FirmFacts[] {
  const taken = new Set<string>();
  const firms: FirmFacts[] = [];
  while (firms.length < count) {
    const place = random.pick([city, city, `${city}市`, '']);
    const brand =
      random.pick(brandCharacters) +
      random.pick(brandCharacters) +
      (random.below(4) === 0 ? random.pick(brandCharacters) : '');
    const core = brand + random.pick(trades);
    // The registering authority gives no name twice; alike ones with another form it sometimes does.
    if (taken.has(core) && random.below(100) > 0) continue;
    const name = place + core + random.pick(forms);
    if (taken.has(name)) continue;
    taken.add(core).add(name);
    firms.push({
      id: idOf(firms.length),
      name,
      formerNames: [],
      shortNames: [],
      // One in ten stands in the sheets without its code.
      code: random.below(10) === 0 ? null : inventCreditCode('MA', firms.length, 7),
      address: random.below(10) === 0 ? null : `${city}市${random.pick(streets)}${random.between(1, 400)}号`,
    });
  }
  return firms;
}

function idOf(place: number): string {
  return `00000000-0000-7000-8000-${place.toString(16).padStart(12, '0')}`;
}

const homophones = new Map<string, string[]>();
for (const character of [...brandCharacters, ...trades.join(''), ...'宏洪虹茂冒贸晨辰程城成诚承鑫欣芯薪馨佳家嘉加']) {
  const alike = homophones.get(soundOf(character)) ?? [];
  if (!alike.includes(character)) alike.push(character);
  homophones.set(soundOf(character), alike);
}

function twinOf(base: FirmFacts, kind: PlantedKind, random: Random): Omit<FirmFacts, 'id'> {
  const firm = { ...base, formerNames: [], shortNames: [], code: null, address: otherSpelling(base.address, random) };
  const form = forms.find((one) => base.name.endsWith(one)) ?? '';
  const body = base.name.slice(0, base.name.length - form.length);
  switch (kind) {
    case 'abbreviated':
      return { ...firm, name: body.length > 6 ? body.slice(0, -2) : body };
    case 'formDropped':
      return { ...firm, name: body };
    case 'wrongCharacter':
      return {
        ...firm,
        name: exchange(base.name, body, random, (old) => random.pick(brandCharacters.filter((one) => one !== old))),
      };
    case 'homophone':
      return {
        ...firm,
        name: exchange(base.name, body, random, (old) => random.pick(homophones.get(soundOf(old)) ?? [old])),
      };
    case 'cityDropped':
      return {
        ...firm,
        name: base.name.startsWith(`${city}市`)
          ? base.name.replace('市', '')
          : `${city}市${base.name.replace(city, '')}`,
      };
    case 'fullWidth':
      return { ...firm, name: `${base.name.replace('（', ' (').replace('）', ') ')}　` };
    case 'formerName':
      return {
        ...firm,
        name:
          city +
          random.pick(brandCharacters) +
          random.pick(brandCharacters) +
          random.pick(brandCharacters) +
          random.pick(trades) +
          form,
      };
    case 'codeTransposed':
      return { ...firm, name: body, code: transposed(base.code ?? '', random), address: null };
    case 'codeMistyped':
      return { ...firm, name: base.name, code: mistyped(base.code ?? '', random), address: null };
    default:
      return { ...firm, name: base.name };
  }
}

/** Another hand wrote the address, or none did. */
function otherSpelling(address: string | null, random: Random): string | null {
  if (address === null || random.below(10) === 0) return null;
  return random.below(2) === 0 ? address.replace(`${city}市`, '') : address.replace('号', ' 号');
}

/** Another character in the name, in its brand as likely as anywhere. */
function exchange(name: string, body: string, random: Random, by: (old: string) => string): string {
  const start = name.startsWith(`${city}市`) ? 3 : name.startsWith(city) ? 2 : 0;
  const at = random.between(start, body.length - 1);
  return name.slice(0, at) + by(name.charAt(at)) + name.slice(at + 1);
}

function transposed(code: string, random: Random): string {
  for (;;) {
    const at = random.between(8, 16);
    if (code[at] !== code[at + 1])
      return code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
  }
}

function mistyped(code: string, random: Random): string {
  const at = random.between(2, 16);
  const wrong = random.pick([...'0123456789ABCDEFGH'].filter((one) => one !== code[at]));
  return code.slice(0, at) + wrong + code.slice(at + 1);
}

/** A firm of its own that looks like another: branch, numbered sibling, namesake elsewhere, brand in another trade. */
function decoyOf(base: FirmFacts, turn: number, random: Random): Omit<FirmFacts, 'id'> {
  const own = { ...base, formerNames: [], shortNames: [], code: turn % 2 ? null : inventCreditCode('MB', turn, 3) };
  const form = forms.find((one) => base.name.endsWith(one)) ?? '';
  const body = base.name.slice(0, base.name.length - form.length);
  const kinds = [
    `${base.name}${random.pick(['第一分公司', '集美分公司', '二分公司', '同安营业部'])}`,
    `${body}${random.pick(['一', '二', '三'])}号${form}`,
    `${body}（${random.pick(['福州', '漳州', '泉州'])}）${form}`,
    `${body}${random.pick(['销售', '投资', '置业', '实业'])}${form}`,
  ];
  // Branch and house often sit in one building; namesakes do not.
  return { ...own, name: kinds[turn % kinds.length] as string, address: turn % kinds.length < 2 ? base.address : null };
}
