/** First year of the calendar: the first whose notice is loaded. */
export const firstYear = 2020;

/** Last year of the calendar; years without a notice are provisional. */
export const lastYear = 2035;

/** Longest limit that is computed, in working days (about eight years). */
export const longestLimitDays = 2_000;
