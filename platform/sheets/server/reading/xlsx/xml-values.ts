import { broken } from '../refusals.ts';

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with references in place: the five of XML and numbered characters; any other is refused. */
export function decodeXml(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&([^;&]{0,12});?/g, (whole, name: string) => {
    const known = named[name];
    if (known !== undefined && whole.endsWith(';')) return known;
    const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
    const code = number?.[1] === undefined ? Number(number?.[2] ?? Number.NaN) : Number.parseInt(number[1], 16);
    if (!whole.endsWith(';') || !(code <= 0x10ffff)) throw broken('xlsx', whole.slice(0, 20));
    return String.fromCodePoint(code);
  });
}

/** Characters that a workbook writes as `_x000D_` (ST_Xstring, ECMA-376 22.9.2.19). */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

const attributePattern = /([^\s=:]{1,200})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)')/g;

/** Attributes of a tag by name without prefix; of two with one name the one with a prefix wins (`r:id`). */
export function attributesOf(raw: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', one, other] of raw.matchAll(attributePattern)) {
    found.set(name, decodeXml(one ?? other ?? ''));
  }
  return found;
}

/** One attribute without prefix of a tag that stands in a sheet a million times; undefined when it is not there. */
export function attributeOf(raw: string, name: string): string | undefined {
  for (let at = raw.indexOf(name); at !== -1; at = raw.indexOf(name, at + 1)) {
    const before = raw.charCodeAt(at - 1);
    const equals = at + name.length;
    if (before > 32) continue;
    // Nobody writes spaces around the sign, but they are allowed.
    if (raw.charCodeAt(equals) <= 32 || raw.charCodeAt(equals + 1) <= 32) return attributesOf(raw).get(name);
    if (raw.charCodeAt(equals) !== 61) continue;
    const mark = raw.charAt(equals + 1);
    const end = mark === '"' || mark === "'" ? raw.indexOf(mark, equals + 2) : -1;
    return end === -1 ? undefined : decodeXml(raw.slice(equals + 2, end));
  }
  return undefined;
}

/** ECMA-376 booleans. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
