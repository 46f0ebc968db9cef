import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName, longestName } from './file-name.ts';
import { typeOfName } from './file-type.ts';

// Any code points, half of a pair among them; far quicker to make than strings of fast-check's widest unit.
const anything = fc
  .array(fc.oneof(fc.nat(0xff), fc.nat(0x10ffff)), { maxLength: 300 })
  .map((codes) => String.fromCodePoint(...codes));

describe('cleanFileName', () => {
  it.each([
    ['授权书.pdf', '授权书.pdf'],
    ['D:\\资料\\扫描件 1.PDF', '扫描件 1.PDF'],
    ['../../etc/passwd', 'passwd'],
    ['a\u202Egnp.exe.pdf', 'agnp.exe.pdf'],
    ['line\r\nbreak\u0000.pdf', 'linebreak.pdf'],
    ['..hidden..', 'hidden'],
    ['a:b*c?"<>|.csv', 'abc.csv'],
    ['', 'file'],
    ['.pdf', 'pdf'],
    ['   ', 'file'],
    ['e\u0301.pdf', '\u00e9.pdf'],
  ])('%j becomes %j', (given, cleaned) => {
    expect(cleanFileName(given)).toBe(cleaned);
  });

  it('keeps the ending of a name that is cut', () => {
    const cleaned = cleanFileName(`${'长'.repeat(300)}.docx`);
    expect([...cleaned]).toHaveLength(longestName);
    expect(typeOfName(cleaned)).toBe('docx');
  });

  it('is always short, whole, harmless and stays as it is when cleaned again', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const cleaned = cleanFileName(given);
        expect(cleaned).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]|^\.|^\s|\s$/u);
        expect([...cleaned].length).toBeGreaterThan(0);
        expect([...cleaned].length).toBeLessThanOrEqual(longestName);
        expect(cleanFileName(cleaned)).toBe(cleaned);
      }),
    );
  });
});

describe('typeOfName', () => {
  it.each([
    ['a.JPEG', 'jpeg'],
    ['a.jpg', 'jpeg'],
    ['a.pdf.exe', undefined],
    ['pdf', undefined],
    ['a.pdf ', undefined],
    ['a.xlsm', undefined],
    ['a.svg', undefined],
  ])('%j claims %j', (name, type) => {
    expect(typeOfName(name)).toBe(type);
  });
});
