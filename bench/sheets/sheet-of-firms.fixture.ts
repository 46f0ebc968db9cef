import { writeXlsx } from 'hucre/xlsx';
import { creditCodeCheckCharacter, organisationCheckCharacter } from '#kernel/parties/contract/social-credit-code.ts';

/** Rows of one sheet. */
export const rows = 20_000;
/** What one row in a hundred has for its industry. */
export const mistakenIndustry = '电子器件';

/** A code that follows both standards. */
function codeOf(number: number): string {
  const organisation = String(number).padStart(8, '0');
  const first = `91370000${organisation}${organisationCheckCharacter(organisation)}`;
  return `${first}${creditCodeCheckCharacter(first)}`;
}

const nameOf = (number: number) => `示范云岭精密制造第${number}有限公司`;

/**
 * A workbook of relations between the firms of a round, which have to stand: one house of many branches, and shares. Branches
 * of one house are what an index over kind and both parties is slowest at.
 */
export function sheetOfRelations(round: number, startsOn: string): Promise<Uint8Array> {
  const head = ['主体', '关系', '对方', '持股比例（%）', '自', '至（不含）', '来源', '文号'];
  const body = Array.from({ length: rows }, (_, at) => {
    const first = round * rows;
    const share = at % 2 === 0;
    return [
      nameOf(share ? first + at : first + 7),
      share ? '股东' : '总部',
      codeOf(first + ((at * 7 + 1) % rows)),
      share ? (at % 90) + 1.5 : null,
      startsOn,
      null,
      '企业公示信息',
      `示公〔2026〕${at}号`,
    ];
  });
  return writeXlsx({ sheets: [{ name: '关系', rows: [head, ...body] }] });
}

/** A workbook of firms that no other round has. */
export function sheetOf(round: number): Promise<Uint8Array> {
  const head = [
    '企业名称',
    '统一社会信用代码',
    '简称',
    '所属行业',
    '企业类型',
    '规模',
    '注册资本（万元）',
    '成立日期',
    '员工人数',
    '地址',
  ];
  const body = Array.from({ length: rows }, (_, at) => {
    const number = round * rows + at;
    const faulty = at % 100 === 7;
    return [
      nameOf(number),
      codeOf(number),
      `云岭精密${number}`,
      faulty ? mistakenIndustry : at % 2 === 0 ? 'C39' : '医药制造业',
      at % 3 === 0 ? '股份有限公司' : '有限公司',
      '中型',
      at % 2 === 0 ? '1.2亿' : 3_500 + at,
      `20${String(at % 24).padStart(2, '0')}年${(at % 12) + 1}月${(at % 28) + 1}日`,
      at % 500,
      `云岭大道${at}号`,
    ];
  });
  return writeXlsx({ sheets: [{ name: '企业', rows: [head, ...body] }] });
}
