import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const pages = globSync('{ui,kernel,modules,app}/**/*.tsx');
const buttonInLink = /<Link\b[^>]*>\s*<Button\b/;

describe('what pages are made of', () => {
  it('is looked for where pages are', () => {
    expect(pages.length).toBeGreaterThan(300);
    expect(buttonInLink.test('<Link to="/a" params={{ b }}>\n  <Button type="primary">')).toBe(true);
  });

  it('never puts a button into a link, where the tab key would stop twice: PageButton is both', () => {
    expect(pages.filter((path) => buttonInLink.test(readFileSync(path, 'utf8')))).toEqual([]);
  });
});
