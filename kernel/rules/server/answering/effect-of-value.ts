import type { RequestContext } from '#platform/http/server/context.ts';
import { parametersOn } from '../../contract/dated-parameters.ts';
import { parameterVersions, readDatum } from '../../contract/known-parameters.ts';
import type { ValueEffect } from '../../contract/parameter-endpoints.ts';
import type { ParameterDatum } from '../../contract/parameter-texts.ts';
import { momentOf } from '../check-caller.ts';
import { knownParameters } from '../parameters/known-parameters.ts';
import { listReaders, type StoredParameter } from '../parameters/store/parameters.ts';
import { partyOf } from './domain/given-data.ts';
import { openEvaluation } from './keep-evaluation.ts';
import { openPreparedRules } from './prepared-rules.ts';
import { textOfVersion } from './rule-engine.ts';
import { countStored, listStored, type StoredEvaluation } from './store/evaluations.ts';

/** So many evaluations are answered anew while somebody waits. */
const mostCounted = 200;

interface Proposed {
  readonly value: ParameterDatum;
  readonly from: string;
  readonly to: string | null;
}

/** Published rules that read a parameter, and how many stored evaluations would answer otherwise with another value of it. */
export async function effectOf(
  parameter: StoredParameter,
  proposed: Proposed,
  context: RequestContext,
): Promise<ValueEffect> {
  const { db } = context;
  const readers = (await listReaders(db)).filter((one) => one.parameter === parameter.name && one.version !== null);
  const filter = { parameter: parameter.name, from: proposed.from, to: proposed.to };
  const newest = await listStored(db, filter, { limit: mostCounted, offset: 0 });
  const differs = await answersOtherwise(parameter, proposed, context);
  let changed = 0;
  let counted = 0;
  for (const stored of newest) {
    const answer = await differs(stored);
    if (answer === null) continue;
    counted += 1;
    if (answer) changed += 1;
  }
  return {
    rules: readers.map(({ ruleId, rule }) => ({ id: ruleId, name: rule })),
    ...{ touched: await countStored(db, filter), changed, counted },
  };
}

/** Whether an evaluation answers otherwise, all else as known now; null for a person who was erased. */
async function answersOtherwise(parameter: StoredParameter, proposed: Proposed, context: RequestContext) {
  const { db, keys } = context;
  const { zone, at } = momentOf(context);
  const known = parameterVersions(await knownParameters(db));
  // Known after everything else, so that it replaces what stands on its days.
  const knownFrom = '9999-12-31T23:59:59.999Z';
  const value = readDatum(proposed.value, parameter.type);
  const also = { name: parameter.name, value, from: proposed.from, to: proposed.to, source: '', knownFrom };
  const [before, after] = [openPreparedRules(), openPreparedRules()];
  return async (stored: StoredEvaluation): Promise<boolean | null> => {
    const opened = openEvaluation(stored, { zoneId: zone.id, keys });
    if (opened === null) return null;
    const { key, definition } = await textOfVersion(db, stored.ruleId, stored.version);
    const valuesOf = (rules: typeof before, versions: typeof known, asOf: string) => {
      const parameters = parametersOn(versions, { on: stored.on, asOf });
      const { decisions } = rules
        .of(key, definition, { parameters, on: stored.on, asOf })
        .answer(partyOf(opened.inputs));
      return JSON.stringify(decisions.map((one) => one.value));
    };
    return valuesOf(before, known, at) !== valuesOf(after, [...known, also], knownFrom);
  };
}
