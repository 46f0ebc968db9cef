import { printResult } from '../lib/report.ts';
import { columns } from './columns.ts';
import { population } from './population.ts';
import { inventParties } from './premium-parties.fixture.ts';
import { reasons } from './reasons.ts';
import { stored } from './stored.ts';

// Contenders take turns in one process on one machine: the ratios mean more than the times.
const count = Number(process.env.BENCH_PARTIES ?? 100_000);
const rounds = Math.max(3, Number(process.env.BENCH_ROUNDS ?? 5));
const json = process.argv.includes('--json');

const parties = inventParties(count);
printResult(await reasons(parties, rounds), json);
printResult(await columns(parties, rounds), json);
printResult(await population(count, rounds), json);
printResult(await stored(count, 3), json);
