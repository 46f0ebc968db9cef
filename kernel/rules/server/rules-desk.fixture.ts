import type { Role } from '#platform/access/contract/roles.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import type { RuleDefinition } from '../contract/rule-definition.ts';
import { inventedFacts } from './invented-facts.fixture.ts';
import { furnishZone, premiumRule } from './rules-zone.fixture.ts';

/** A furnished zone with a parameter, and short ways to write, publish and answer rules in it. */
export async function openRulesDesk() {
  const on: TestPlatform = await testPlatform({ extra: [inventedFacts] });
  on.setNow('2026-11-23T01:00:00Z');
  const zone = await furnishZone(on);
  const send = (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, role: Role = 'officer') =>
    on.request(role, { method, url, ...(payload === undefined ? {} : { payload }) });
  const get = async (url: string, role: Role = 'officer') => (await send('GET', url, undefined, role)).json();
  const codeOf = (answer: { json(): { error?: { code: string } } }) => answer.json().error?.code;
  let seconds = 0;
  /** The clock of tests stands still unless it is moved. */
  const later = () => {
    seconds += 1;
    on.setNow(`2026-11-23T01:00:${String(seconds).padStart(2, '0')}Z`);
  };
  const { id: parameter }: { id: string } = (
    await send('POST', '/api/rule-parameters', { name: '补贴上限', type: 'number', scale: 2, unit: '元' })
  ).json();
  const setLimit = (value: string, from: string, to: string | null = null) => {
    later();
    return send(
      'POST',
      `/api/rule-parameters/${parameter}/values`,
      { value, from, to, source: '测试办法第二条', reason: '按年度预算' },
      'departmentHead',
    );
  };
  let names = 0;
  const begun = async (definition: RuleDefinition = premiumRule, more: object = {}): Promise<string> => {
    names += 1;
    const payload = { name: `保费补贴${names}`, subject: 'firm', departmentId: zone.department, definition, ...more };
    const answer = await send('POST', '/api/rules', payload);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json().id;
  };
  const publish = (id: string, more: object = {}, role: Role = 'departmentHead') =>
    send('POST', `/api/rules/${id}/publish`, { revision: 1, from: '2026-01-01', reason: '首次发布', ...more }, role);
  const published = async (definition?: RuleDefinition) => {
    const id = await begun(definition);
    const answer = await publish(id);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return id;
  };
  const evaluate = (id: string, more: object = {}) => {
    later();
    return send('POST', `/api/rules/${id}/evaluations`, {
      ...{ partyId: zone.firms[0], given: { 年度保费: '30000' }, on: '2026-11-20', ...more },
    });
  };
  const sumOf = (answer: { outcomes: { kind: string; fen?: number }[] }) =>
    answer.outcomes.find(({ kind }) => kind === 'money')?.fen;
  const set = await setLimit('50000', '2026-01-01');
  if (set.statusCode !== 200) throw new Error(set.body);
  const close = async () => {
    await zone.close();
    await on.close();
  };
  return {
    ...{ on, zone, parameter, send, get, codeOf, later, setLimit },
    ...{ begun, publish, published, evaluate, sumOf, close },
  };
}
