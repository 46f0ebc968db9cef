import { dayNumberOf, plainDateOf } from '#kernel/calendar/contract/plain-date.ts';
import type { ConsentField, ConsentPurpose, ConsentReceiver } from '../../../contract/consent.ts';
import type { FirmStatus } from '../../../contract/firm.ts';
import type { Invention } from '../../domain/invent-firms.ts';
import { inventId } from '../../domain/invent-id.ts';
import { openRandom, type Random } from '../../domain/random.ts';
import type { StoredRelation } from '../../relations/domain/stored-relation.ts';

/** An invented state of a firm. */
export interface InventedStatus {
  firmId: string;
  number: number;
  validFrom: string;
  status: FirmStatus;
  reason: string | null;
}

/** An invented consent; withdrawn on a day where it was. */
export interface InventedConsent {
  id: string;
  partyId: string;
  fields: ConsentField[];
  purpose: ConsentPurpose;
  receiver: ConsentReceiver;
  startsOn: string;
  endsOn: string;
  withdrawnOn: string | null;
}

interface KnownFirm {
  id: string;
  status: FirmStatus;
  foundedOn: string;
}

const relationsFrom = 60_000;
const consentsFrom = 70_000;

/** States of firms that are or were out of business: each began in operation, and ends with the state of today. */
export function inventStatuses(
  { words, common, seed }: Invention,
  { firms, today }: { firms: readonly KnownFirm[]; today: string },
): InventedStatus[] {
  const random = openRandom(`${words.zone}/${seed}/statuses`);
  return firms.flatMap(({ id, status, foundedOn }) => {
    const paused = random.below(25) === 0;
    const days = [random.between(60, 400), random.between(420, 900)].map((back) => dayNumberOf(today) - back);
    const [late = 0, early = 0] = days;
    if (early <= dayNumberOf(foundedOn)) return [];
    if (status === 'operating' && !paused) return [];
    const turns: [string, FirmStatus][] =
      status === 'operating'
        ? [
            [plainDateOf(early), 'suspended'],
            [plainDateOf(late), 'operating'],
          ]
        : [[plainDateOf(late), status]];
    const reasons = common.statusReasons;
    return [
      { firmId: id, number: 1, validFrom: foundedOn, status: 'operating' as const, reason: null },
      ...turns.map(([validFrom, turned], place) => ({
        ...{ firmId: id, number: place + 2, validFrom, status: turned, reason: reasons[turned] },
      })),
    ];
  });
}

/** Shares, branches and guarantees among the first firms, and posts of the invented persons in them. */
export function inventRelations(
  { words, common, seed }: Invention,
  { firms, personIds }: { firms: readonly KnownFirm[]; personIds: readonly string[] },
): StoredRelation[] {
  const random = openRandom(`${words.zone}/${seed}/relations`);
  let made = relationsFrom;
  const relations: StoredRelation[] = [];
  const join = (one: Pick<StoredRelation, 'kind' | 'fromId' | 'toId'> & Partial<StoredRelation>) =>
    relations.push({
      ...{ id: inventId(random, made++), sharePercent: null, post: null, kinship: null, documentNumber: null },
      ...{ startsOn: plainDateOf(random.between(dayNumberOf('2019-01-01'), dayNumberOf('2024-12-31'))), endsOn: null },
      source: common.registerSource,
      ...one,
    });
  for (const [place, person] of personIds.entries()) {
    const firm = firms[place % Math.max(1, Math.min(5, firms.length))];
    if (firm === undefined) break;
    const leads = place < 5;
    const post = leads ? null : random.pick(common.employedAs);
    join({ kind: leads ? 'legalRepresentative' : 'employment', fromId: person, toId: firm.id, post });
  }
  for (let index = 0; index + 2 < Math.min(firms.length, 60); index += 3) {
    const [holder, held, other] = firms.slice(index, index + 3);
    if (holder === undefined || held === undefined || other === undefined) break;
    const share = random.between(15, 80);
    join({ kind: 'shareholding', fromId: holder.id, toId: held.id, sharePercent: `${share}.${random.below(10)}` });
    if (share > 50) join({ kind: 'control', fromId: holder.id, toId: held.id });
    const kind = random.pick(['branch', 'guarantee', 'cooperation'] as const);
    join({ kind, fromId: held.id, toId: other.id });
  }
  return relations;
}

/** Consents of the first firms to banks and departments; some have run out, some were withdrawn. */
export function inventConsents(
  { words, seed }: Invention,
  { firms, receivers, today }: { firms: readonly KnownFirm[]; receivers: readonly ConsentReceiver[]; today: string },
): InventedConsent[] {
  const random = openRandom(`${words.zone}/${seed}/consents`);
  const [one] = receivers;
  if (one === undefined) return [];
  return firms.slice(0, 24).map(({ id }, place) => {
    const starts = dayNumberOf(today) - random.between(30, 500);
    const withdrawn = place % 8 === 7;
    return {
      ...{ id: inventId(random, consentsFrom + place), partyId: id, ...purposeOf(random) },
      receiver: random.pick(receivers),
      startsOn: plainDateOf(starts),
      endsOn: plainDateOf(starts + 365),
      withdrawnOn: withdrawn ? plainDateOf(starts + 20) : null,
    };
  });
}

function purposeOf(random: Random): { purpose: ConsentPurpose; fields: ConsentField[] } {
  return random.pick([
    { purpose: 'bankMatching', fields: ['output', 'registeredCapital', 'tax'] },
    { purpose: 'creditReporting', fields: ['registeredCapital', 'tax'] },
    { purpose: 'policyDelivery', fields: ['address', 'contact', 'employees'] },
    { purpose: 'statistics', fields: ['electricity', 'employees', 'output'] },
  ] as const satisfies readonly { purpose: ConsentPurpose; fields: ConsentField[] }[]);
}
