const digit = '[0-9０-９]';
const gap = '[\\s-]?';
const notInNumber = { before: `(?<!${digit})`, after: `(?!${digit})` };
// GB 11643: place, date of birth in this century or the last, order, check.
const idNumber = `${digit}{6}(?:1|１|2|２)(?:9|９|0|０)${digit}{2}(?:0|０|1|１)${digit}(?:[0-3０-３])${digit}${digit}{3}[0-9０-９XxＸｘ]`;
const mobile = `(?:1|１)${digit}{2}${gap}${digit}{4}${gap}${digit}{4}`;
const personal = new RegExp(`${notInNumber.before}(?:${idNumber}|${mobile})${notInNumber.after}`, 'gu');

/**
 * A free text with identity and mobile numbers masked as the register masks them: what is written for ever must not hold
 * what a person may have erased. Codes of firms and other long numbers stay.
 */
export function maskNumbers(text: string): string {
  return text.replace(personal, (number) => {
    const bare = number.replace(/[\s-]/g, '');
    return bare.length === 11
      ? `${bare.slice(0, 3)}****${bare.slice(7)}`
      : `${bare.slice(0, 4)}**********${bare.slice(14)}`;
  });
}
