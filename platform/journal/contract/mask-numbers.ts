// GB 11643: place, date of birth in this century or the last, order, check. Digits also in full width.
const idNumber =
  /(?<![0-9０-９])[0-9０-９]{6}[12１２][09０９][0-9０-９]{2}[01０１][0-9０-９][0-3０-３][0-9０-９]{4}[0-9０-９XxＸｘ](?![0-9０-９])/gu;
const mobile = /(?<![0-9０-９])[1１][0-9０-９]{2}[\s-]?[0-9０-９]{4}[\s-]?[0-9０-９]{4}(?![0-9０-９])/gu;

/**
 * A free text with identity and mobile numbers masked as the register masks them: what is written for ever must not hold
 * what a person may have erased. Codes of firms and other long numbers stay.
 */
export function maskNumbers(text: string): string {
  return text
    .replace(idNumber, (number) => `${number.slice(0, 4)}**********${number.slice(14)}`)
    .replace(mobile, (number) => {
      const bare = number.replace(/[\s-]/g, '');
      return `${bare.slice(0, 3)}****${bare.slice(7)}`;
    });
}
