import { create } from 'qrcode';
import { describe, expect, it } from 'vitest';
import { answerWordOf } from './attendance-table.tsx';
import { darkPath } from './sign-in-code.tsx';

describe('the code at the door', () => {
  it('draws each dark module once, four modules inside the quiet zone', () => {
    expect(darkPath(2, (row, column) => row === column)).toBe('M4 4h1v1h-1zM5 5h1v1h-1z');
    const { modules } = create('http://127.0.0.1/door/abc', { errorCorrectionLevel: 'M' });
    const dark = [...modules.data].filter((one) => one === 1).length;
    const path = darkPath(modules.size, (row, column) => modules.get(row, column) === 1);
    expect(path.split('z').length - 1).toBe(dark);
  });
});

describe('an invitation in one word', () => {
  it.each([
    [{ walkIn: false, waiting: false, answer: null }, 'none'],
    [{ walkIn: false, waiting: false, answer: 'another' }, 'another'],
    [{ walkIn: false, waiting: true, answer: 'yes' }, 'waiting'],
    [{ walkIn: true, waiting: false, answer: null }, 'walkIn'],
  ] as const)('of %o is %s', (row, word) => {
    expect(answerWordOf(row)).toBe(word);
  });
});
