import { describe, expect, it } from 'vitest';
import { acceptOf, kindsOf, problemOf, takesPhotos } from './file-choice.ts';

const purpose = { types: ['pdf' as const, 'jpeg' as const], mostBytes: 2_097_152 };
const room = { left: 1, most: 3 };

describe('a file that was chosen', () => {
  it('is sent when its ending, size and number are right', () => {
    expect(problemOf({ name: '授权书.PDF', size: 2_097_152 }, purpose, room)).toBeUndefined();
    expect(problemOf({ name: 'photo.jpeg', size: 1 }, purpose, room)).toBeUndefined();
  });

  it.each([
    [{ name: 'a.exe', size: 1 }, room, { name: 'typeNotAllowed', params: { kinds: 'PDF, JPG' } }],
    [{ name: 'pdf', size: 1 }, room, { name: 'typeNotAllowed', params: { kinds: 'PDF, JPG' } }],
    [{ name: 'a.png', size: 1 }, room, { name: 'typeNotAllowed', params: { kinds: 'PDF, JPG' } }],
    [{ name: 'a.pdf', size: 0 }, room, { name: 'empty', params: {} }],
    [{ name: 'a.pdf', size: 2_097_153 }, room, { name: 'tooLarge', params: { size: 2 } }],
    [
      { name: 'a.pdf', size: 1 },
      { left: 0, most: 3 },
      { name: 'tooMany', params: { count: 3 } },
    ],
  ])('%j is stopped before it is sent', (file, left, problem) => {
    expect(problemOf(file, purpose, left)).toEqual(problem);
  });
});

describe('what a purpose takes', () => {
  it('is said in the words that people know, and to the browser', () => {
    expect(kindsOf(['jpeg', 'xlsx'])).toBe('JPG, XLSX');
    expect(acceptOf(['pdf', 'jpeg'])).toBe('.pdf,.jpg,.jpeg,application/pdf,image/jpeg');
    expect(takesPhotos(['pdf'])).toBe(false);
    expect(takesPhotos(['png', 'jpeg'])).toBe(true);
  });
});
