import type { CellValue } from 'hucre/xlsx';
import { creditCodeCheckCharacter, organisationCheckCharacter } from '#kernel/parties/contract/social-credit-code.ts';

/** Fields of the register that a flawed row fills; the sheet has them in another order, among columns nobody asked for. */
export interface FlawedCells {
  code?: CellValue;
  name?: CellValue;
  capital?: CellValue;
  employees?: CellValue;
  industry?: CellValue;
  form?: CellValue;
  founded?: CellValue;
  scale?: CellValue;
  address?: CellValue;
}

/** One kind of mistake: a row that has it, and what must come of it. */
export interface FlawedRow {
  kind: string;
  cells: FlawedCells;
  /** Key of the column and words that must stand under the row; absent where the cell is simply understood. */
  shown?: { column: string; words: RegExp };
  /** Why the row must be left out, where it is no data. */
  leftOut?: string;
  /** How the person mends it. */
  mend?:
    | { by: 'typing'; column: string; text: string }
    | { by: 'choosing'; column: string; text: string }
    | { by: 'proposal' }
    | { by: 'sameKind'; text: string }
    | { by: 'reason' }
    | { by: 'leavingOut' };
}

/** A firm of the register that stands already. */
export interface StandingFirm {
  name: string;
  socialCreditCode: string;
}

/** The nth code that follows GB 32100 and GB 11714 and that nobody of the fictional zones holds. */
export function validCode(nth: number): string {
  const organisation = `MAD${String(10_000 + nth)}`;
  const first17 = `91350299${organisation}${organisationCheckCharacter(organisation) ?? ''}`;
  return first17 + (creditCodeCheckCharacter(first17) ?? '');
}

/** The code with a last character that does not follow. */
function wrongEnd(code: string): string {
  return code.slice(0, 17) + (code.endsWith('7') ? '8' : '7');
}

const missing = /必填，现在是空的。请填写。/;
const typing = (column: string, text: string) => ({ by: 'typing', column, text }) as const;
const serialCode = 913502990000000000;

/** A row for each kind of mistake in a sheet of firms, in the order of the sheet; `known` stands in the register. */
export function flawedRows(known: readonly [StandingFirm, StandingFirm, StandingFirm]): FlawedRow[] {
  return [...codeRows(known), ...nameRows(), ...choiceRows(), ...dateRows(), ...numberRows(), ...rowsOfNoData()];
}

function codeRows([first, second, third]: readonly [StandingFirm, StandingFirm, StandingFirm]): FlawedRow[] {
  const column = 'socialCreditCode';
  return [
    {
      kind: '末位校验不符',
      cells: { code: wrongEnd(validCode(1)) },
      shown: { column, words: /末位应为 .（GB 32100）/ },
      mend: { by: 'reason' },
    },
    {
      kind: '代码被 Excel 变成数字',
      cells: { code: serialCode },
      shown: { column, words: /Excel 已把这个代码当作数字/ },
      mend: typing(column, validCode(2)),
    },
    {
      kind: '代码写成科学计数',
      cells: { code: '9.1350299E+17' },
      shown: { column, words: /Excel 已把这个代码当作数字/ },
      mend: typing(column, validCode(3)),
    },
    {
      kind: '代码带空格、小写',
      cells: {
        code: ` ${validCode(4)
          .toLowerCase()
          .replace(/(.{6})/g, '$1 ')}`,
      },
    },
    { kind: '代码全角', cells: { code: fullWidth(validCode(5)) } },
    {
      kind: '代码以字母 O 代 0',
      cells: { code: validCode(6).replace('0', 'O') },
      shown: { column, words: /第 \d+ 位是“O”/ },
      mend: { by: 'proposal' },
    },
    {
      kind: '代码少一位',
      cells: { code: validCode(7).slice(0, 17) },
      shown: { column, words: /应为 18 位，现有 17 位/ },
      mend: typing(column, validCode(7)),
    },
    {
      kind: '代码处写了说明',
      cells: { code: '正在办理' },
      shown: { column, words: /只能有数字和字母/ },
      mend: typing(column, ''),
    },
    {
      kind: '与名册代码相同、名称不同',
      cells: { code: first.socialCreditCode, name: '样板完全另一家贸易商行' },
      shown: { column: 'name', words: new RegExp(`这个代码属于${first.name}`) },
      mend: { by: 'leavingOut' },
    },
    {
      kind: '与名册同名、代码不同',
      cells: { name: second.name },
      shown: { column: 'name', words: new RegExp(`名册已有同名的${second.name}`) },
      mend: { by: 'reason' },
    },
    {
      kind: '与名册同名、没有代码',
      cells: { code: null, name: third.name },
      shown: { column, words: new RegExp(`名册已有${third.name}`) },
      mend: { by: 'leavingOut' },
    },
    {
      kind: '表内代码重复',
      cells: { code: validCode(4) },
      shown: { column, words: /与第 \d+ 行重复/ },
      mend: typing(column, validCode(12)),
    },
  ];
}

function nameRows(): FlawedRow[] {
  const column = 'name';
  return [
    {
      kind: '缺名称',
      cells: { name: null },
      shown: { column, words: missing },
      mend: typing(column, '样板补名有限公司'),
    },
    {
      kind: '名称过长',
      cells: { name: `样板${'长'.repeat(100)}` },
      shown: { column, words: /最多 100 个字，现有 102 个/ },
      mend: typing(column, '样板缩短有限公司'),
    },
    {
      kind: '名称过短',
      cells: { name: '样' },
      shown: { column, words: /至少 2 个字/ },
      mend: typing(column, '样板写全有限公司'),
    },
    {
      kind: '表内同名、没有代码',
      cells: { name: '样板导入4有限公司', code: null },
      shown: { column, words: /与第 \d+ 行重复/ },
      mend: { by: 'leavingOut' },
    },
    { kind: '名称首尾有空格', cells: { name: '  样板首尾空格有限公司 ' } },
    { kind: '名称有不换行空格', cells: { name: '样板不换行空格有限公司\u00a0' } },
    { kind: '名称有换行', cells: { name: '样板换行\n有限公司' } },
    { kind: '名称有零宽字符', cells: { name: '样板\u200b零宽有限公司' } },
  ];
}

function choiceRows(): FlawedRow[] {
  const column = 'industry';
  const unknown = (): FlawedRow => ({
    kind: '没有的行业',
    cells: { industry: '机加工' },
    shown: { column, words: /没有“机加工”这个选项/ },
    mend: { by: 'sameKind', text: '通用设备制造业' },
  });
  return [
    unknown(),
    unknown(),
    unknown(),
    {
      kind: '缺行业',
      cells: { industry: null },
      shown: { column, words: missing },
      mend: { by: 'choosing', column, text: '通用设备制造业' },
    },
    {
      kind: '行业是出错的公式',
      cells: { industry: '=#N/A' },
      shown: { column, words: missing },
      mend: { by: 'choosing', column, text: '专用设备制造业' },
    },
    { kind: '行业写代码', cells: { industry: 'C39' } },
    { kind: '行业写小类代码', cells: { industry: '3911' } },
    { kind: '行业写英文', cells: { industry: 'General equipment' } },
    { kind: '合并单元格（上）', cells: { industry: '食品制造业' } },
    { kind: '合并单元格（下）', cells: { industry: null } },
    {
      kind: '没有的组织形式',
      cells: { form: '集体所有制' },
      shown: { column: 'legalForm', words: /没有“集体所有制”这个选项/ },
      mend: { by: 'choosing', column: 'legalForm', text: '合伙企业' },
    },
    { kind: '组织形式的别名', cells: { form: '有限责任公司（自然人独资）' } },
    {
      kind: '没有的规模',
      cells: { scale: '规上' },
      shown: { column: 'scale', words: /没有“规上”这个选项。可填：大型、中型、小型、微型/ },
      mend: { by: 'choosing', column: 'scale', text: '大型' },
    },
    { kind: '规模写一个字', cells: { scale: '中' } },
  ];
}

function dateRows(): FlawedRow[] {
  const column = 'foundedOn';
  const wrong = (kind: string, founded: CellValue, words: RegExp, text: string): FlawedRow => ({
    ...{ kind, cells: { founded }, shown: { column, words } },
    mend: typing(column, text),
  });
  return [
    wrong('没有的日子', '2024.13.45', /没有 2024-13-45 这一天/, '2024-12-25'),
    {
      kind: '年份两位',
      cells: { founded: '19.6.18' },
      shown: { column, words: /年份只有两位/ },
      mend: { by: 'proposal' },
    },
    wrong('日月不明', '03/04/2021', /可能是 2021-03-04，也可能是 2021-04-03/, '2021-03-04'),
    wrong('只到月', '2024年3月', /须写到日/, '2024-03-01'),
    wrong('不是日期', '待定', /不是日期/, ''),
    wrong('晚于今天', '2099-01-01', /成立日期晚于今天/, '2019-01-01'),
    { kind: '日期是序号', cells: { founded: 45_123 } },
    { kind: '日期是中文数字', cells: { founded: '二〇二四年三月五日' } },
    { kind: '日期是 Excel 日期', cells: { founded: new Date('2020-05-06T00:00:00Z') } },
    { kind: '日期带斜杠', cells: { founded: '2020/5/6' } },
  ];
}

function numberRows(): FlawedRow[] {
  const capital = (kind: string, value: CellValue, words: RegExp, text: string): FlawedRow => ({
    ...{ kind, cells: { capital: value }, shown: { column: 'registeredCapitalFen', words } },
    mend: typing('registeredCapitalFen', text),
  });
  const employees = (kind: string, value: CellValue, words: RegExp, text: string): FlawedRow => ({
    ...{ kind, cells: { employees: value }, shown: { column: 'employees', words } },
    mend: typing('employees', text),
  });
  return [
    employees('人数是文字', '若干', /不是一个数/, '8'),
    employees('人数有小数', 12.5, /应为整数/, '12'),
    employees('人数过大', 2_000_000, /不能大于 1000000/, '2000'),
    employees('人数是范围', '50-80', /填的是范围/, '60'),
    { kind: '人数全角带单位', cells: { employees: '１２０人' } },
    capital('资本为负', -20, /不能小于 0/, '20'),
    {
      kind: '资本是约数',
      cells: { capital: '约3000万' },
      shown: { column: 'registeredCapitalFen', words: /填的是约数/ },
      mend: { by: 'proposal' },
    },
    capital('资本是百分数', '50%', /不是金额/, '50'),
    capital('资本是外币', '100万美元', /是外币金额/, '700'),
    capital('资本超过上限', 200_000_000, /不能大于/, '200'),
    capital('资本不足一分', 0.000_000_1, /不足一分/, '0.01'),
    capital('资本是出错的公式', '=#DIV/0!', /单元格里的公式出错（#DIV\/0!）/, '1'),
    { kind: '资本带亿元', cells: { capital: '1.2亿元' } },
    { kind: '资本带千分位', cells: { capital: '1,500' } },
    { kind: '资本不适用', cells: { capital: '—' } },
    {
      kind: '地址过短',
      cells: { address: '路' },
      shown: { column: 'address', words: /至少 2 个字/ },
      mend: typing('address', '样板路 1 号'),
    },
  ];
}

function rowsOfNoData(): FlawedRow[] {
  return [
    { kind: '中间的空行', cells: {}, leftOut: '' },
    { kind: '重复的表头', cells: {}, leftOut: '重复的表头' },
    { kind: '空行之后的一家', cells: {} },
    { kind: '合计行', cells: {}, leftOut: '合计行' },
    { kind: '表末说明', cells: {}, leftOut: '说明' },
  ];
}

function fullWidth(text: string): string {
  return [...text].map((character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0)).join('');
}
