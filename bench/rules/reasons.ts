import { compileRule } from '#kernel/rules/contract/compile-rule.ts';
import { isNumber } from '#kernel/rules/contract/feel/values.ts';
import type { BenchFigure, BenchResult } from '../lib/report.ts';
import { interleave, timed } from './interleave.ts';
import { type PremiumParties, premium } from './premium-parties.fixture.ts';

const inFlight = 64;

/** What a contender paid in all, in fen, and to how many parties it answered nothing for want of a datum. */
interface Paid {
  fen: number;
  unknown: number;
}

type Answer = (party: number) => number | null;
type Run = () => Promise<Paid> | Paid;

/**
 * The premium rule party by party with a reason a clause: closures over whole numbers and over decimals, feelin, zen-engine.
 * Each contender runs through as many parties as it does in a fair time; the sums over those are compared.
 */
export async function reasons(parties: PremiumParties, rounds: number): Promise<BenchResult> {
  const contenders = [
    { name: 'closures, whole numbers', count: parties.count, passes: 5, run: wholes(parties) },
    { name: 'closures, decimals', count: Math.min(parties.count, 20_000), passes: 1, run: decimals(parties) },
    ...(await feelins(parties)),
    ...(await zens(parties)),
  ];
  for (const { name, count, run } of contenders) await checkSum(name, parties, { count, run: run(count) });
  const seconds = await interleave(
    Object.fromEntries(
      contenders.map(({ name, count, passes, run }) => [name, () => timed(() => repeat(passes, run(count)))]),
    ),
    rounds,
  );
  const rates = contenders.map(({ name, count, passes }) => ({ name, rate: (count * passes) / (seconds[name] ?? 0) }));
  const rateOf = (name: string) => rates.find((one) => one.name === name)?.rate;
  const [own, zen, feelin] = [rateOf('closures, whole numbers') ?? 0, rateOf(zenName), rateOf('feelin')];
  const figures: BenchFigure[] = rates.map(({ name, rate }) => ({ name, value: rate, unit: 'parties/s' }));
  if (feelin !== undefined) figures.push({ name: 'whole numbers ÷ feelin', value: own / feelin, unit: '×' });
  if (zen !== undefined) {
    figures.push({ name: 'decimals ÷ zen', value: (rateOf('closures, decimals') ?? 0) / zen, unit: '×' });
  }
  const ratio =
    zen === undefined ? {} : { ratio: { name: `whole numbers ÷ ${zenName}`, value: own / zen, target: 100 } };
  return { bench: 'rules: reasons', figures, ...ratio };
}

const zenName = 'zen, 64 in flight';

async function repeat(passes: number, run: Run): Promise<void> {
  for (let pass = 0; pass < passes; pass += 1) await run();
}

/** The sum that whole numbers give, to the fen: floating point may fall to the other side of half a fen. */
async function checkSum(
  name: string,
  parties: PremiumParties,
  { count, run }: { count: number; run: Run },
): Promise<void> {
  const [expected, found] = [await wholes(parties)(count)(), await run()];
  const halves = name.startsWith('feelin') ? count : 0;
  if (Math.abs(expected.fen - found.fen) > halves || expected.unknown !== found.unknown) {
    throw new Error(
      `${name} paid ${found.fen} fen, ${found.unknown} unknown; not ${expected.fen}, ${expected.unknown}`,
    );
  }
}

function addUp(count: number, answer: Answer): Paid {
  const paid = { fen: 0, unknown: 0 };
  for (let party = 0; party < count; party += 1) add(paid, answer(party));
  return paid;
}

function add(paid: Paid, fen: number | null): void {
  if (fen === null) paid.unknown += 1;
  else paid.fen += fen;
}

function wholes({ rows }: PremiumParties) {
  const rule = compileRule(premium.definition, premium.parameters);
  const into = new Float64Array(rule.decisions.length);
  return (count: number) => () => {
    const paid = { fen: 0, unknown: 0 };
    let marks = 0;
    for (let party = 0; party < count; party += 1) {
      rule.runWhole(rows[party] ?? [], into);
      const fen = into[1] ?? Number.NaN;
      if (Number.isNaN(fen)) paid.unknown += 1;
      else paid.fen += fen;
      marks += rule.marks[0] ?? 0;
    }
    if (Number.isNaN(marks)) throw new Error('no reasons');
    return paid;
  };
}

function decimals({ rows }: PremiumParties) {
  const rule = compileRule(premium.definition, premium.parameters, { path: 'decimal' });
  return (count: number) => () =>
    addUp(count, (party) => {
      const [, value = null] = rule.run(rows[party] ?? []);
      return isNumber(value) ? value.times(100).toNumber() : null;
    });
}

/** Parties as foreign engines take them. */
function contexts({ rows }: PremiumParties, count: number, names: readonly string[]): Record<string, unknown>[] {
  const terms = premium.definition.terms;
  return rows.slice(0, count).map((row) =>
    Object.fromEntries(
      terms.map(({ type }, place) => {
        const value = row[place] ?? null;
        return [names[place] ?? '', type.is === 'number' && typeof value === 'number' ? value / 100 : value];
      }),
    ),
  );
}

async function feelins(parties: PremiumParties) {
  const feelin = await import('feelin').catch(() => null);
  if (feelin === null) {
    console.log('feelin is not installed: left out');
    return [];
  }
  const [eligible, subsidy] = premium.definition.decisions.map(({ name, logic }) => ({
    ...{ name, text: logic.kind === 'expression' ? logic.text : '' },
  }));
  const clauses = (eligible?.text ?? '').split(' and ').map((clause, place) => `c${place}: ${clause}`);
  // A context whose entries are the clauses: a reason each.
  const all = clauses.map((_, place) => `c${place}`).join(' and ');
  const text = `{${clauses.join(', ')}, ${eligible?.name}: ${all}, paid: ${subsidy?.text}}`;
  const count = Math.min(parties.count, 2_000);
  const names = premium.definition.terms.map(({ name }) => name);
  const values = Object.fromEntries([...premium.parameters].map(([name, value]) => [name, Number(value)]));
  const given = contexts(parties, count, names).map((one) => ({ ...one, ...values }));
  const run = (asked: number) => () =>
    addUp(asked, (party) => {
      const { paid } = feelin.evaluate(text, given[party] ?? {}).value as { paid: number | null };
      return paid === null ? null : Math.round(paid * 100);
    });
  return [{ name: 'feelin', count, passes: 1, run }];
}

const node = (id: string, type: string, content: object = {}) => ({
  id,
  name: id,
  type,
  position: { x: 0, y: 0 },
  content,
});
const edge = (sourceId: string, targetId: string) => ({
  id: `${sourceId}-${targetId}`,
  sourceId,
  targetId,
  type: 'edge',
});

async function zens(parties: PremiumParties) {
  const zen = await import('@gorules/zen-engine').catch(() => null);
  if (zen === null) {
    console.log('@gorules/zen-engine is not installed: left out');
    return [];
  }
  const listed = (codes: readonly number[]) => `[${codes.map((code) => `"${code}"`).join(', ')}]`;
  const [classTest, kindTest] = [`cls in ${listed(parties.paidClasses)}`, `kind in ${listed(parties.paidKinds)}`];
  const amount = 'premium == null ? null : min([round(premium * 0.5, 2), 50000])';
  const expressions = [
    ...[
      { key: 'c1', value: 'registered == true' },
      { key: 'c2', value: classTest },
      { key: 'c3', value: kindTest },
    ],
    { key: 'subsidy', value: `$.c1 and $.c2 and $.c3 ? (${amount}) : 0` },
  ].map((one) => ({ ...one, id: one.key }));
  const decision = new zen.ZenEngine().createDecision({
    nodes: [node('in', 'inputNode'), node('rule', 'expressionNode', { expressions }), node('out', 'outputNode')],
    edges: [edge('in', 'rule'), edge('rule', 'out')],
  });
  const count = Math.min(parties.count, 10_000);
  const given = Array.from({ length: count }, (_, party) => ({
    registered: parties.registered[party] === 255 ? null : parties.registered[party] === 1,
    ...{ cls: String(parties.classes[party]), kind: String(parties.kinds[party]) },
    premium: (parties.fen[party] ?? -1n) < 0n ? null : Number(parties.fen[party]) / 100,
  }));
  // What is null is left out of a result.
  const fenOf = (value: number | null | undefined) => (typeof value === 'number' ? Math.round(value * 100) : null);
  const ask = async (party: number, trace: boolean) => {
    const { result } = await decision.evaluate(given[party], trace ? { trace } : undefined);
    return fenOf((result as { subsidy?: number | null }).subsidy);
  };
  const flying = (trace: boolean) => (asked: number) => async () => {
    const paid = { fen: 0, unknown: 0 };
    let next = 0;
    const fly = async () => {
      while (next < asked) {
        const party = next;
        next += 1;
        add(paid, await ask(party, trace));
      }
    };
    await Promise.all(Array.from({ length: inFlight }, fly));
    return paid;
  };
  const oneAtATime = (asked: number) => async () => {
    const paid = { fen: 0, unknown: 0 };
    for (let party = 0; party < asked; party += 1) add(paid, await ask(party, false));
    return paid;
  };
  const whole = `registered == true and ${classTest} and ${kindTest} ? (${amount}) : 0`;
  const synchronous = (asked: number) => () =>
    addUp(asked, (party) => fenOf(zen.evaluateExpressionSync(whole, given[party]) as number | null));
  return [
    { name: zenName, count, passes: 1, run: flying(false) },
    { name: 'zen, 64 in flight, with its trace', count, passes: 1, run: flying(true) },
    { name: 'zen, one at a time', count: count / 5, passes: 1, run: oneAtATime },
    { name: 'zen, expression at once, no reasons', count, passes: 1, run: synchronous },
  ];
}
