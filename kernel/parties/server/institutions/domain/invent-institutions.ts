import type { Institution } from '../../../contract/institution.ts';
import { inventCreditCode } from '../../domain/invent-credit-code.ts';
import type { Invention } from '../../domain/invent-firms.ts';
import { inventId } from '../../domain/invent-id.ts';
import { openRandom } from '../../domain/random.ts';
import { fillWords } from '../../domain/zone-data.ts';

/** Ids and codes begin where those of firms, persons and partners don't reach. */
const idsFrom = 90_000_000;
const codesFrom = 500_000_000;

/** Invents the institutions of a zone: the same seed gives the same ones. */
export function inventInstitutions({ words, common, seed }: Invention, registeredAt: string): Institution[] {
  const random = openRandom(`${words.zone}/${seed}/institutions`);
  return common.institutions.map(({ kind, name, shortName }, index): Institution => {
    const fill = (sentence: string) => fillWords(sentence, { prefix: words.firmPrefix, area: words.areaName });
    return {
      id: inventId(random, idsFrom + index),
      name: fill(name),
      shortName: fill(shortName),
      kind,
      status: index % 6 === 5 ? 'suspended' : 'active',
      socialCreditCode: inventCreditCode(words.creditCodeBody, codesFrom + index, 0),
      codeExceptionReason: null,
      address: fillWords(common.addressOnStreet, {
        area: words.areaName,
        street: random.pick(words.streets),
        number: random.between(1, 299),
      }),
      // No area code begins with 0000.
      officeTelephone: `0000-${String(5_000_000 + index)}`,
      website: `https://institution-${index + 1}.example`,
      source: null,
      registeredAt,
    };
  });
}
