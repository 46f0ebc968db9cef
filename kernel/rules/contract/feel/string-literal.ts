const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', "'": "'", '"': '"', '\\': '\\' };

/** The text between the quotes, escapes resolved; an escape that FEEL does not know stays as written (DMN 1.5, 10.3.1.2, rule 35). */
export function unescapeString(quoted: string): string {
  const inner = quoted.slice(1, -1);
  if (!inner.includes('\\')) return inner;
  return inner.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|([nrt'"\\]))/g, (all, four, six, sign) => {
    if (sign !== undefined) return escapes[sign] ?? all;
    const point = Number.parseInt(four ?? six, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : all;
  });
}
