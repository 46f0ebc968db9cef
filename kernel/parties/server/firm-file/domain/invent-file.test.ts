import { beforeAll, describe, expect, it } from 'vitest';
import { relationEnds } from '../../../contract/relation.ts';
import { stateOf } from '../../consents/domain/judge-consents.ts';
import { type Invention, inventFirms } from '../../domain/invent-firms.ts';
import { readZoneWords } from '../../read-zone-words.ts';
import { findExcess } from '../../relations/domain/sum-shares.ts';
import { inventConsents, inventRelations, inventStatuses } from './invent-file.ts';

const today = '2026-11-21';
const personIds = Array.from({ length: 9 }, (_, place) => `018f0000-0000-7000-8000-00000000000${place}`);
const receivers = [{ kind: 'institutionKind', group: 'bank' }] as const;
let invention: Invention;
let firms: ReturnType<typeof inventFirms> extends Iterable<infer Firm> ? Firm[] : never;
beforeAll(async () => {
  invention = { ...(await readZoneWords('shifan')), seed: 20261013 };
  firms = [...inventFirms(invention, 300)];
});

const all = (one: Invention) => ({
  statuses: inventStatuses(one, { firms, today }),
  relations: inventRelations(one, { firms, personIds }),
  consents: inventConsents(one, { firms, receivers, today }),
});

describe('invented states, relations and consents', () => {
  it('are the same on every run, and others under another seed', () => {
    expect(all({ ...invention })).toEqual(all(invention));
    expect(all({ ...invention, seed: 7 })).not.toEqual(all(invention));
  });

  it('are of invented firms and the persons given, and of nobody else', () => {
    const { statuses, relations, consents } = all(invention);
    const known = new Set(firms.map(({ id }) => id));
    for (const { firmId } of statuses) expect(known.has(firmId)).toBe(true);
    for (const { partyId } of consents) expect(known.has(partyId)).toBe(true);
    for (const { kind, fromId, toId } of relations) {
      for (const id of [fromId, toId]) expect(known.has(id) || personIds.includes(id)).toBe(true);
      expect(relationEnds[kind].from).toContain(personIds.includes(fromId) ? 'person' : 'firm');
    }
  });

  it('tell each firm’s states in order, beginning in operation and ending in the state of today', () => {
    const { statuses } = all(invention);
    const byFirm = Map.groupBy(statuses, ({ firmId }) => firmId);
    expect(byFirm.size).toBeGreaterThan(5);
    for (const [firmId, turns] of byFirm) {
      expect(turns.map(({ number }) => number)).toEqual(turns.map((_, place) => place + 1));
      const days = turns.map(({ validFrom }) => validFrom);
      expect([...new Set(days)].sort()).toEqual(days);
      expect(days.at(-1)?.localeCompare(today)).toBeLessThan(0);
      expect(turns[0]?.status).toBe('operating');
      expect(turns.at(-1)?.status).toBe(firms.find(({ id }) => id === firmId)?.status);
    }
  });

  it('join no two twice in one way at a time, and share out no more than the whole', () => {
    const { relations } = all(invention);
    const pairs = relations.map(({ kind, fromId, toId }) => `${kind} ${fromId} ${toId}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(new Set(relations.map(({ id }) => id)).size).toBe(relations.length);
    const shares = Map.groupBy(
      relations.filter(({ kind }) => kind === 'shareholding'),
      ({ toId }) => toId,
    );
    expect(shares.size).toBeGreaterThan(5);
    for (const held of shares.values()) {
      const dated = held.map(({ sharePercent, startsOn, endsOn }) => ({
        percent: sharePercent ?? '',
        startsOn,
        endsOn,
      }));
      expect(findExcess(dated)).toBeUndefined();
    }
  });

  it('show consents in every state that a page tells apart', () => {
    const { consents } = all(invention);
    for (const { startsOn, endsOn, withdrawnOn } of consents) {
      expect(startsOn < endsOn).toBe(true);
      if (withdrawnOn !== null) expect(withdrawnOn > startsOn && withdrawnOn <= today).toBe(true);
    }
    const states = consents.map((one) => stateOf({ ...one, receiver: { ...receivers[0] } }, today));
    expect(new Set(states)).toEqual(new Set(['holds', 'expired', 'withdrawn']));
  });
});
