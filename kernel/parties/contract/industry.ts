import { z } from 'zod';

/** First and last division of each section of GB/T 4754-2017. */
const sections = {
  A: [1, 5],
  B: [6, 12],
  C: [13, 43],
  D: [44, 46],
  E: [47, 50],
  F: [51, 52],
  G: [53, 60],
  H: [61, 62],
  I: [63, 65],
  J: [66, 69],
  K: [70, 70],
  L: [71, 72],
  M: [73, 75],
  N: [76, 79],
  O: [80, 82],
  P: [83, 83],
  Q: [84, 85],
  R: [86, 90],
  S: [91, 96],
  T: [97, 97],
} as const;

/** The 97 divisions 大类 of GB/T 4754-2017 as section letter and two digits; names stand in the locale files under `industries`. */
export const industryDivisions: readonly string[] = Object.entries(sections).flatMap(([letter, [first, last]]) =>
  Array.from({ length: last - first + 1 }, (_, step) => `${letter}${String(first + step).padStart(2, '0')}`),
);

/** Schema of a division, e.g. `C39`. */
export const industryDivision = z.enum(industryDivisions as [string, ...string[]]);
