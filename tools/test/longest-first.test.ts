import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { longestFirst, longFiles } from './longest-first.ts';

it('names files that there are', () => {
  expect(longFiles.filter((file) => !existsSync(file))).toEqual([]);
});

it('begins with the longest and leaves the others in their order', () => {
  const [first = '', second = ''] = longFiles;
  const files = ['/x/b.test.ts', `/x/${second}`, '/x/a.test.ts', `/x/${first}`];
  expect(longestFirst(files, (file) => file)).toEqual([`/x/${first}`, `/x/${second}`, '/x/b.test.ts', '/x/a.test.ts']);
});

it('loses no file where none is long', () => {
  expect(longestFirst(['/x/b.test.ts', '/x/a.test.ts'], (file) => file)).toEqual(['/x/b.test.ts', '/x/a.test.ts']);
});
