import {
  departmentNamesOn,
  inventId,
  openRandom,
  partiesModule,
  placesOf,
  readZoneWords,
  sectionsUnder,
} from '#kernel/parties/server/index.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { accountsOf } from '#platform/auth/server/accounts.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { DemoOptions, DemoTable } from '#platform/module/demo.ts';
import type { Platform } from '#platform/module/platform.ts';
import type { RuleDatum } from '../../contract/rule-definition.ts';
import { keepEvaluation } from '../answering/keep-evaluation.ts';
import { everyFact } from '../answering/known-facts.ts';
import { openRules, type RuleEngine, textInForce } from '../answering/rule-engine.ts';
import { digestDefinition } from '../digest-definition.ts';
import { addParameter, addValue } from '../parameters/store/parameters.ts';
import { computeRun, type RunRule } from '../runs/compute-run.ts';
import { keepResultsIn } from '../runs/keep-run.ts';
import { addRun, beginRun, endRun } from '../runs/store/runs.ts';
import { addDraft, addRule, findRule } from '../writing/store/rules.ts';
import { addVersion } from '../writing/store/versions.ts';
import type { ShippedRule } from './domain/shipped-rule.ts';
import { readShipped } from './read-shipped.ts';
import { countInvented, listInventedFirms, removeInvented } from './store/invented.ts';

/** Everything that a step of inventing needs. */
interface Inventing {
  readonly tx: ZoneDb;
  readonly zoneId: string;
  readonly engine: RuleEngine;
  readonly nextId: () => string;
  /** Department by its code in the words of the zone; the officer's where there is none. */
  readonly departmentOf: (code: string) => string | undefined;
  readonly drafter: string | null;
  readonly publisher: string | null;
  readonly keys: Platform['keys'];
  /** The day before today: whatever people do afterwards is known after what was invented. */
  readonly yesterday: string;
}

const firmsAnswered = 6;
/** Firms of the invented run: a zone may have a million. */
const firmsRun = 500;

/** Invents the rules that fictional zones come with, what was answered by them, and a run over all firms. */
export async function generateDemo(platform: Platform, zone: ZoneRef, options: DemoOptions): Promise<DemoTable[]> {
  if (!zone.demonstration) throw new Error(`${zone.code} is not a fictional zone`);
  const shipped = await readShipped();
  const chance = openRandom(`${zone.code}/${options.seed}/rules`);
  let ids = 0;
  const nextId = () => {
    ids += 1;
    return inventId(chance, ids);
  };
  return platform.database.transaction(zone.id, async (tx) => {
    await removeInvented(tx);
    const yesterday = Temporal.PlainDate.from(options.today).subtract({ days: 1 }).toString();
    const people = await findPeople(tx, zone, options.today);
    const engine = openRules([partiesModule]);
    const around = { tx, zoneId: zone.id, engine, nextId, keys: platform.keys, yesterday, ...people };
    await addParameters(shipped, around);
    const rules: { id: string; shipped: ShippedRule }[] = [];
    for (const one of shipped) {
      const id = await addShipped(one, around);
      if (id !== null) rules.push({ id, shipped: one });
    }
    await answerFirms(rules, around);
    await runOverFirms(rules, around);
    const counts = await countInvented(tx);
    return Object.entries(counts).map(([table, rows]) => ({ table: `rules.${table}`, rows }));
  });
}

async function findPeople(tx: ZoneDb, zone: ZoneRef, today: string) {
  const { words } = await readZoneWords(zone.code);
  const codes = new Map(words.departments.map(({ name, code }) => [name, code]));
  const departments = [...(await departmentNamesOn(tx, today))];
  const byCode = new Map(departments.map(([id, name]) => [codes.get(name), id]));
  const accounts = await accountsOf(tx);
  const accountOf = (role: string) => accounts.find((one) => one.role === role)?.id ?? null;
  const drafter = accountOf('officer');
  const [place] = drafter === null ? [] : await placesOf(tx, drafter, today);
  const otherwise = place?.departmentId ?? departments[0]?.[0];
  const sections = new Map<string, readonly string[]>();
  for (const [id] of departments) sections.set(id, await sectionsUnder(tx, [id], today));
  // What belongs to the department above the officer is the officer's: there rules are drafted and published in the demonstration.
  const departmentOf = (code: string) => {
    const found = byCode.get(code);
    const above = found !== undefined && sections.get(found)?.includes(otherwise ?? '') === true;
    return found === undefined || above ? otherwise : found;
  };
  return { departmentOf, drafter, publisher: accountOf('departmentHead') };
}

/** Nine in the morning in China of a day, but yesterday at the latest; in UTC, told apart by milliseconds. */
function morningOf(day: string, { yesterday }: Inventing, milliseconds = 0): string {
  const earlier = day < yesterday ? day : yesterday;
  return `${earlier}T01:00:00.${String(milliseconds).padStart(3, '0')}Z`;
}

async function addParameters(shipped: readonly ShippedRule[], around: Inventing): Promise<void> {
  const { tx, zoneId, nextId, drafter, publisher } = around;
  for (const { values, ...parameter } of shipped.flatMap(({ parameters }) => parameters)) {
    const id = nextId();
    const at = morningOf(values[0]?.from ?? around.yesterday, around);
    if (!(await addParameter(tx, { ...parameter, id, zoneId, by: drafter, at, demonstration: true }))) continue;
    for (const [place, { value: said, ...told }] of values.entries()) {
      const knownFrom = morningOf(told.from, around, place);
      const value = parameter.type === 'texts' ? JSON.stringify(said) : String(said);
      const stored = { ...told, value, id: nextId(), parameterId: id, knownFrom, by: publisher };
      await addValue(tx, { ...stored, zoneId });
    }
  }
}

async function addShipped(one: ShippedRule, around: Inventing): Promise<string | null> {
  const { tx, zoneId, nextId, drafter, publisher, departmentOf } = around;
  const { key, name, description, definition, from, reason } = one;
  const departmentId = departmentOf(one.department);
  if (departmentId === undefined) return null;
  const id = nextId();
  const at = morningOf(from, around);
  const head = { id, key, name, subject: definition.subject, departmentId, description, demonstration: true };
  if (!(await addRule(tx, { ...head, zoneId, by: drafter, at }))) return null;
  await addDraft(tx, { zoneId, ruleId: id, revision: 1, definition, by: drafter, at });
  await addVersion(tx, {
    ...{ zoneId, ruleId: id, number: 1, revision: 1, definition, digest: digestDefinition(definition) },
    ...{ from, to: null, reason, coverageReason: null, draftedBy: drafter },
    ...{ publishedBy: publisher === drafter ? null : publisher, publishedAt: at },
  });
  return id;
}

type Added = readonly { readonly id: string; readonly shipped: ShippedRule }[];

/** Answers each rule for some firms; what no register knows is given as in the rule's test cases. */
async function answerFirms(rules: Added, around: Inventing): Promise<void> {
  const { tx, zoneId, engine, nextId, keys, drafter, yesterday } = around;
  const firms = await listInventedFirms(tx, firmsAnswered);
  const at = morningOf(yesterday, around);
  const keeping = { zoneId, keys, by: drafter, at, demonstration: true, nextId, can: everyFact.can };
  for (const { id, shipped } of rules) {
    const rule = await findRule(tx, id);
    const { subject } = shipped.definition;
    if (rule === undefined || (subject !== 'firm' && subject !== 'none')) continue;
    for (const [place, firm] of (subject === 'firm' ? firms : firms.slice(0, 2)).entries()) {
      const partyId = subject === 'firm' ? firm : null;
      const given = givenAs(shipped, place);
      const asked = { rule, partyId, given, on: yesterday, asOf: at, reason: shipped.reason };
      await keepEvaluation(engine, tx, { asked, keeping });
    }
  }
}

function givenAs({ definition: { terms, cases } }: ShippedRule, place: number): Record<string, RuleDatum> {
  const given = cases[place % cases.length]?.given ?? {};
  const own = new Set(terms.flatMap(({ name, fact }) => (fact === null ? [name] : [])));
  return Object.fromEntries(Object.entries(given).filter(([name]) => own.has(name)));
}

async function runOverFirms(rules: Added, around: Inventing): Promise<void> {
  const { tx, zoneId, engine, nextId, yesterday, drafter } = around;
  const time = { on: yesterday, asOf: morningOf(yesterday, around) };
  const chosen: RunRule[] = [];
  for (const { id, shipped } of rules) {
    const rule = await findRule(tx, id);
    if (rule === undefined || shipped.definition.subject !== 'firm') continue;
    chosen.push({ id, name: rule.name, ...(await textInForce(tx, rule, time)) });
  }
  if (chosen.length === 0) return;
  const computed = await computeRun(
    { db: tx, facts: engine.facts, reader: everyFact },
    { ...time, rules: chosen, firms: firmsRun },
  );
  const id = nextId();
  const parties = computed.partyIds.length;
  const heads = chosen.map(({ id: ruleId, name, version }) => ({ id: ruleId, name, version: version ?? 0 }));
  const ordered = { ...time, id, zoneId, rules: heads, parties, reason: null, by: drafter, startedAt: time.asOf };
  await addRun(tx, { ...ordered, demonstration: true });
  const inputs = computed.inputs.map(({ head }) => head);
  const outcomes = computed.outcomes.map(({ head }) => head);
  await beginRun(tx, id, { inputs, outcomes, parties });
  await keepResultsIn(tx, { zoneId, runId: id }, computed);
  await endRun(tx, id, { state: 'done', at: time.asOf, took: null });
}
