import { describe, expect, it } from 'vitest';
import { linesOf } from './find-named.ts';

describe('a list of names that was pasted', () => {
  it('is read line by line, from sheets too, each name once', () => {
    expect(linesOf(' 启明光电有限公司 \r\n\n云岭精密有限公司\t启明光电有限公司；玉泉软件有限公司\n')).toEqual([
      '启明光电有限公司',
      '云岭精密有限公司',
      '玉泉软件有限公司',
    ]);
    expect(linesOf(' \n')).toEqual([]);
  });
});
