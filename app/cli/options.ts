import { AppError } from '#platform/errors/contract/errors.ts';

/** A whole number given on the command line; outside its bounds the option is named with its rule. */
export function wholeNumber(option: string, bounds: { min: number; max: number }) {
  return (value: string): number => {
    const number = Number(value);
    if (/^-?\d+$/.test(value) && number >= bounds.min && number <= bounds.max) return number;
    throw new AppError('cli.invalidOption', { option, value, rule: `${bounds.min} … ${bounds.max}` });
  };
}
