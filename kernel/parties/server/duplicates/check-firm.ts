import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { checkFirm as endpoint } from '../../contract/duplicate-endpoints.ts';
import { readCode, slipsOf } from './domain/code-likeness.ts';
import type { FirmFacts } from './domain/firm-card.ts';
import { learnPrefixes, takeApart } from './domain/name-parts.ts';
import { findTwins } from './domain/propose-pairs.ts';
import { listByOtherName, listNear, sampleNames } from './store/register.ts';

const sampleSize = 500;
const comparedAtMost = 200;
const shownAtMost = 5;
/** Stands for the entry that does not exist yet; sorts before every real id. */
const unborn = '00000000-0000-0000-0000-000000000000';

/** Likely twins of a firm that is about to be registered; tells, and never stands in the way. */
export async function checkFirm(
  { body }: EndpointParsed<typeof endpoint>,
  { db }: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const address = body.address ?? '';
  const code = readCode(body.socialCreditCode ?? null);
  const names = await sampleNames(db, sampleSize);
  const { core } = takeApart(body.name, learnPrefixes(names));
  const near = await listNear(
    db,
    {
      pairs: pairsOf(core),
      codes: code === undefined ? [] : [code.code, ...slipsOf(code.code)],
      organisation: code?.organisation ?? '',
      address,
    },
    comparedAtMost,
  );
  const known = new Map([...near, ...(await listByOtherName(db, body.name))].map((firm) => [firm.id, firm]));
  const typed: FirmFacts = {
    ...{ id: unborn, name: body.name, formerNames: [], shortNames: [] },
    ...{ code: code?.code ?? null, address: address || null },
  };
  const found = findTwins(typed, [...known.values()], names).slice(0, shownAtMost);
  return {
    candidates: found.flatMap(({ rightId, score, reasons }) => {
      const firm = known.get(rightId);
      if (firm === undefined) return [];
      const side = { id: firm.id, name: firm.name, socialCreditCode: firm.code, address: firm.address };
      return [{ firm: side, score, reasons }];
    }),
  };
}

function pairsOf(core: string): string[] {
  const characters = [...core];
  return [...new Set(characters.slice(1).map((character, at) => `${characters[at]}${character}`))];
}
