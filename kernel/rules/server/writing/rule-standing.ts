import type { RequestContext } from '#platform/http/server/context.ts';
import { checkRule } from '../../contract/check-rule.ts';
import { parameterVersions } from '../../contract/known-parameters.ts';
import { countCovered } from '../../contract/rule-coverage.ts';
import type { RuleListRow } from '../../contract/rule-record.ts';
import { readBeforehand } from '../answering/take-turns.ts';
import { momentOf } from '../check-caller.ts';
import { knownParameters } from '../parameters/known-parameters.ts';
import { listLines, type RegisterFilter, type RegisterLine, type StandingFilter } from './store/register.ts';
import { failingCases } from './try-cases.ts';

/** How a rule's text is tested and covered. */
export type RuleStanding = Pick<RuleListRow, 'tests' | 'coverage'>;

/** Standings of rules within one request, each found once. */
export interface Standings {
  of(line: RegisterLine): Promise<RuleStanding>;
}

/** Most rows of one answer: one more than an export takes. */
export const everyRow = 20_001;

/** Milliseconds that the cases of one draft may take where many are listed. */
const mostSpent = 200;

/** Finds standings; only drafts that were never published are tried. */
export function openStandings(context: RequestContext): Standings {
  const found = new Map<string, Promise<RuleStanding>>();
  return {
    of(line) {
      const standing = found.get(line.id) ?? standingOf(line, context);
      found.set(line.id, standing);
      return standing;
    },
  };
}

async function standingOf({ definition, tested }: RegisterLine, context: RequestContext): Promise<RuleStanding> {
  const coverage = countCovered(definition);
  const total = definition.cases.length;
  if (tested || total === 0) return { tests: { passed: total, total }, coverage };
  const versions = parameterVersions(await knownParameters(context.db, definition.parameters));
  const { at } = momentOf(context);
  await readBeforehand(definition);
  const failing =
    checkRule(definition).length > 0
      ? total
      : (await failingCases(definition, { versions, asOf: at }, mostSpent)).length;
  return { tests: { passed: total - failing, total }, coverage };
}

/**
 * The filter with the rules that stand as wanted: how a rule is tested and covered is found by reading and trying it, so that the
 * store is told which ones, among all that the words find. Nothing is read where the filter does not ask.
 */
export async function withStandings(
  filter: RegisterFilter & StandingFilter,
  standings: Standings,
  context: RequestContext,
): Promise<RegisterFilter> {
  const { tests, coverage, ...rest } = filter;
  if (tests.length === 0 && coverage.length === 0) return rest;
  const named = { ...rest, state: [], subject: [], outcome: [], department: [] };
  const { today } = momentOf(context);
  const only: string[] = [];
  for (const line of await listLines(context.db, named, { today, limit: everyRow, offset: 0 })) {
    const covers = coverage.length === 0 || coverage.some((one) => isCovered(countCovered(line.definition), one));
    if (!covers) continue;
    if (tests.length === 0 || tests.includes(testsOf(await standings.of(line)))) only.push(line.id);
  }
  return { ...rest, only };
}

function testsOf({ tests: { passed, total } }: RuleStanding): StandingFilter['tests'][number] {
  if (total === 0) return 'none';
  return passed === total ? 'pass' : 'fail';
}

function isCovered(
  { covered, sentences, unasked }: RuleStanding['coverage'],
  wanted: StandingFilter['coverage'][number],
): boolean {
  const [openSentences, open] = [covered < sentences, unasked > 0];
  return { openSentences, unasked: open, whole: !openSentences && !open }[wanted];
}
