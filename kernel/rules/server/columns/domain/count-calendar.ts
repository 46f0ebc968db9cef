/** Steps by which a calendar is counted; every V stays null where one that it is made of is. */
export interface CalendarSteps<V> {
  readonly number: (value: number) => V;
  readonly add: (a: V, b: V) => V;
  readonly subtract: (a: V, b: V) => V;
  readonly multiply: (a: V, b: V) => V;
  /** The whole part of a quotient; what is divided is never below zero. */
  readonly divide: (a: V, by: number) => V;
  readonly smaller: (a: V, b: V) => V;
  /** 1 where the first is less than the second, else 0; with null in one of them 0 or null. */
  readonly isLess: (a: V, b: V) => V;
}

/** A day of the Gregorian calendar. */
export interface CivilDay<V> {
  readonly year: V;
  readonly month: V;
  readonly day: V;
}

const eraDays = 146_097;
const eraYears = 400;
/** Eras before 0000-03-01 that are counted with, so that nothing falls below zero: farther back than any date of a plan. */
const earlierEras = 1_000;
const earlierYears = earlierEras * eraYears;
/** Days from the start of the first of those eras to 1970-01-01. */
const earlierDays = 719_468 + earlierEras * eraDays;

/** The calendar of the platform counted without branches, in whatever represents numbers: two lanes, or numbers of JavaScript. */
export class Calendar<V> {
  private readonly steps: CalendarSteps<V>;

  constructor(steps: CalendarSteps<V>) {
    this.steps = steps;
  }

  private plus(a: V, value: number): V {
    return this.steps.add(a, this.steps.number(value));
  }

  private times(a: V, value: number): V {
    return this.steps.multiply(a, this.steps.number(value));
  }

  private rest(a: V, by: number): V {
    return this.steps.subtract(a, this.times(this.steps.divide(a, by), by));
  }

  /** Year, month and day of a day since 1970-01-01 (the same steps as civilFromDays). */
  civil(days: V): CivilDay<V> {
    const { add, subtract, divide, number } = this.steps;
    const shifted = this.plus(days, earlierDays);
    const era = divide(shifted, eraDays);
    const day = subtract(shifted, this.times(era, eraDays));
    const leaps = subtract(add(subtract(day, divide(day, 1460)), divide(day, 36_524)), divide(day, 146_096));
    const year = divide(leaps, 365);
    const past = subtract(add(this.times(year, 365), divide(year, 4)), divide(year, 100));
    const dayOfYear = subtract(day, past);
    const month = divide(this.plus(this.times(dayOfYear, 5), 2), 153);
    const before = divide(this.plus(this.times(month, 153), 2), 5);
    const turned = divide(month, 10);
    const years = add(add(year, this.times(era, eraYears)), turned);
    return {
      year: this.plus(years, -earlierYears),
      month: subtract(this.plus(month, 3), this.times(turned, 12)),
      day: add(subtract(dayOfYear, before), number(1)),
    };
  }

  /** The same day so many months later, or that month's last. */
  addMonths(days: V, months: V): V {
    const { add, subtract, divide, smaller } = this.steps;
    const { year, month, day } = this.civil(days);
    const count = add(add(this.times(this.plus(year, earlierYears), 12), this.plus(month, -1)), months);
    const newYear = divide(count, 12);
    const newMonth = this.plus(subtract(count, this.times(newYear, 12)), 1);
    const lastDay = this.lastDay(newYear, newMonth);
    return this.days({ year: newYear, month: newMonth, day: smaller(day, lastDay) });
  }

  /** Days of a month of a year that is counted from the first of the earlier eras. */
  private lastDay(year: V, month: V): V {
    const { add, subtract, multiply, divide, number } = this.steps;
    const isMultiple = (by: number) => subtract(number(1), divide(this.plus(this.rest(year, by), by - 1), by));
    const leap = add(subtract(isMultiple(4), isMultiple(100)), isMultiple(400));
    const usual = this.plus(this.rest(add(month, divide(month, 8)), 2), 30);
    const isFebruary = subtract(divide(this.plus(month, 10), 12), divide(this.plus(month, 9), 12));
    return subtract(usual, multiply(isFebruary, subtract(number(2), leap)));
  }

  /** Days since 1970-01-01; the year is counted from the first of the earlier eras. */
  private days({ year, month, day }: CivilDay<V>): V {
    const { add, subtract, divide, number } = this.steps;
    const afterFebruary = divide(this.plus(month, 9), 12);
    const shiftedYear = add(year, subtract(afterFebruary, number(1)));
    const shiftedMonth = subtract(this.plus(month, 9), this.times(afterFebruary, 12));
    const dayOfYear = add(divide(this.plus(this.times(shiftedMonth, 153), 2), 5), this.plus(day, -1));
    const era = divide(shiftedYear, eraYears);
    const yearOfEra = subtract(shiftedYear, this.times(era, eraYears));
    const leaps = subtract(divide(yearOfEra, 4), divide(yearOfEra, 100));
    const dayOfEra = add(add(this.times(yearOfEra, 365), leaps), dayOfYear);
    return this.plus(add(this.times(era, eraDays), dayOfEra), -earlierDays);
  }

  /** Whole months from one day to another, towards zero. */
  monthsBetween(from: V, to: V): V {
    const { add, subtract, multiply, isLess, number } = this.steps;
    const [a, b] = [this.civil(from), this.civil(to)];
    const months = add(this.times(subtract(b.year, a.year), 12), subtract(b.month, a.month));
    const begun = multiply(isLess(number(0), months), isLess(b.day, a.day));
    const begunBackwards = multiply(isLess(months, number(0)), isLess(a.day, b.day));
    return add(subtract(months, begun), begunBackwards);
  }
}
