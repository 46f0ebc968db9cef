const wide = /[\uff01-\uff5e]/g;

/** A number as people type it (１２，３４５．６, 12,345.6, − 3) as decimal text: signs of half width, no commas, no spaces. */
export function typedNumber(typed: string): string {
  return typed
    .replace(wide, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\s,，]/g, '')
    .replace(/[−–—]/g, '-')
    .replace(/。/g, '.');
}

/** Whether a text is a decimal number without exponent. */
export function isDecimal(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}

/** Decimal text with `scale` places: shorter ones are filled with noughts; longer ones, and what is no number, stay as they are. */
export function withPlaces(text: string, scale: number): string {
  if (!isDecimal(text)) return text;
  const [whole = '', places = ''] = text.split('.');
  const tidy = whole.replace(/^(-?)0+(?=\d)/, '$1');
  if (places.length > scale && /[1-9]/.test(places.slice(scale))) return `${tidy}.${places}`;
  if (scale === 0) return tidy;
  return `${tidy}.${places.slice(0, scale).padEnd(scale, '0')}`;
}

/** Decimal text as it is read: commas every three digits, a true minus; what is no number stays as it is. */
export function readNumber(text: string): string {
  if (!isDecimal(text)) return text;
  const [whole = '', places] = text.split('.');
  const grouped = whole.replace('-', '−').replace(/\B(?=(\d{3})+$)/g, ',');
  return places === undefined ? grouped : `${grouped}.${places}`;
}
