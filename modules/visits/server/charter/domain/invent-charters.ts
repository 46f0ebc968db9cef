import { type Charter, charterPromise } from '../../../contract/charter.ts';
import words from './invented-charter.json' with { type: 'json' };

/** Invents two versions of a charter: that of last year, and the one that promises more since this year began. */
export function inventCharters(nextId: (index: number) => string, today: string): Charter[] {
  const year = Number(today.slice(0, 4));
  const { name, nameEn, intro, introEn } = words;
  return [words.first, words.second].map((promises, index) => ({
    ...{ id: nextId(index), name, nameEn, intro, introEn },
    ...{ validFrom: `${year - 1 + index}-01-01`, documentNumber: null, officeOpens: 540, officeCloses: 1_050 },
    promises: promises.map((one) => charterPromise.parse(one)),
  }));
}
