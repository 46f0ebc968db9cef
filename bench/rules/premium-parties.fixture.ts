import type { Row } from '#kernel/rules/contract/feel-compile/columns.ts';
import type { PopulationColumn } from '#kernel/rules/server/columns/open-population.ts';
import { randomBelow } from '#kernel/rules/server/columns/random-plan.fixture.ts';
import { premiumRule, sampleTerms } from '#kernel/rules/server/columns/sample-rules.fixture.ts';

/** Baiyin's premium rule with the values of its document: half of the premium, 50,000 yuan at most. */
export const premium = premiumRule('0.5', '50000');

const classes = sampleTerms.主体类别.allowed;
const kinds = sampleTerms.险种.allowed;
const absent = 255;

/** Parties of the premium rule: the same ones for every contender, each in the form that it likes best. */
export interface PremiumParties {
  readonly count: number;
  /** Codes of truth, class and kind, 255 for null; fen, −1 for null. */
  readonly registered: Uint8Array;
  readonly classes: Uint8Array;
  readonly kinds: Uint8Array;
  readonly fen: BigInt64Array;
  readonly columns: readonly PopulationColumn[];
  readonly rows: readonly Row[];
  /** Codes that the rule pays for. */
  readonly paidClasses: readonly number[];
  readonly paidKinds: readonly number[];
}

/** Invents parties: one in thirty lacks a datum; half of the premiums pass the most that is paid. */
export function inventParties(count: number): PremiumParties {
  const below = randomBelow(2024);
  const code = (most: number) => (below(30) === 0 ? absent : below(most));
  const registered = Uint8Array.from({ length: count }, () => (below(30) === 0 ? absent : Number(below(10) > 0)));
  const ofClass = Uint8Array.from({ length: count }, () => code(classes.length));
  const ofKind = Uint8Array.from({ length: count }, () => code(kinds.length));
  const fen = BigInt64Array.from({ length: count }, () => (below(30) === 0 ? -1n : BigInt(below(20_000_000))));
  const truth = Array.from(registered, (one) => (one === absent ? null : one === 1));
  const classNames = Array.from(ofClass, (one) => classes[one] ?? null);
  const kindNames = Array.from(ofKind, (one) => kinds[one] ?? null);
  const amounts = Array.from(fen, (one) => (one < 0n ? null : Number(one)));
  const own = { 在园区登记: truth, 主体类别: classNames, 险种: kindNames, 实际保费: amounts } as const;
  const names = premium.definition.terms.map(({ name }) => name as keyof typeof own);
  const columns = names.map((name): PopulationColumn => {
    if (name === '实际保费') return { is: 'number', values: amounts.map((one) => one ?? Number.NaN) };
    if (name === '在园区登记') return { is: 'boolean', values: truth.map((one) => (one === null ? -1 : Number(one))) };
    return { is: 'text', values: own[name] };
  });
  const rows = Array.from({ length: count }, (_, party): Row => names.map((name) => own[name][party] ?? null));
  const places = (all: readonly string[], text: string) =>
    all.flatMap((one, place) => (text.includes(one) ? [place] : []));
  const [decision] = premium.definition.decisions;
  const text = decision?.logic.kind === 'expression' ? decision.logic.text : '';
  return {
    ...{ count, registered, classes: ofClass, kinds: ofKind, fen, columns, rows },
    ...{ paidClasses: places(classes, text), paidKinds: places(kinds, text) },
  };
}
