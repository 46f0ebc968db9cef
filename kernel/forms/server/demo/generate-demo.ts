import { readdir, readFile } from 'node:fs/promises';
import { inventId, openRandom, partiesModule, placesOf } from '#kernel/parties/server/index.ts';
import { namesOfParameters, parametersInForce } from '#kernel/rules/server/index.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { accountsOf } from '#platform/auth/server/accounts.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { DemoOptions, DemoTable } from '#platform/module/demo.ts';
import type { Platform } from '#platform/module/platform.ts';
import { judgeForm } from '../../contract/judge-form.ts';
import { digestOf } from '../design/publish-form.ts';
import { factsOf, readFactsOfAll } from '../known-facts.ts';
import { sealAnswers } from '../seal-answers.ts';
import { addForm, addVersion } from '../store/forms.ts';
import { departmentOfCode, listInventedFirms, removeInvented } from '../store/invented.ts';
import { addSubmissions, type NewSubmission } from '../store/submissions.ts';
import { type ShippedForm, shippedForm } from './domain/shipped-form.ts';

const folder = new URL('../../../../zones/fictional/forms/', import.meta.url);

/** Forms that fictional zones come with, by their keys. */
export async function readShippedForms(): Promise<ShippedForm[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => shippedForm.parse(JSON.parse(await readFile(new URL(name, folder), 'utf8')))),
  );
}

interface Inventing {
  readonly tx: ZoneDb;
  readonly zoneId: string;
  readonly platform: Platform;
  readonly today: string;
  readonly nextId: () => string;
  readonly officer: string | null;
  readonly head: string | null;
  readonly firms: readonly string[];
}

/** Publishes the forms that fictional zones come with, and lets invented firms fill them in; a form whose parameters the zone lacks is left out. */
export async function generateDemo(platform: Platform, zone: ZoneRef, options: DemoOptions): Promise<DemoTable[]> {
  if (!zone.demonstration) throw new Error(`${zone.code} is not a fictional zone`);
  const chance = openRandom(`${zone.code}/${options.seed}/forms`);
  let ids = 0;
  const nextId = () => {
    ids += 1;
    return inventId(chance, ids);
  };
  const shipped = await readShippedForms();
  return platform.database.transaction(zone.id, async (tx) => {
    await removeInvented(tx);
    const accounts = await accountsOf(tx);
    const accountOf = (role: string) => accounts.find((one) => one.role === role)?.id ?? null;
    const firms = await listInventedFirms(tx, 20);
    const around: Inventing = {
      ...{ tx, zoneId: zone.id, platform, today: options.today, nextId, firms },
      ...{ officer: accountOf('officer'), head: accountOf('departmentHead') },
    };
    const known = new Set(await namesOfParameters(tx));
    const counts = { form: 0, form_version: 0, submission: 0 };
    for (const one of shipped) {
      if (one.definition.parameters.some((name) => !known.has(name))) continue;
      const formId = await publish(around, one);
      if (formId === null) continue;
      counts.form += 1;
      counts.form_version += 1;
      counts.submission += await fillIn(around, formId, one);
    }
    return Object.entries(counts).map(([table, rows]) => ({ table: `forms.${table}`, rows }));
  });
}

/** The form with its first version, in force from the first day of the year; null where people have one of its key, or nobody could own it. */
async function publish(around: Inventing, one: ShippedForm): Promise<string | null> {
  const { tx, zoneId, today, nextId, officer, head } = around;
  const { key, title, definition, reason } = one;
  const owner = (await departmentOfCode(tx, one.department)) ?? (await departmentOf(around));
  if (owner === null) return null;
  const from = `${today.slice(0, 4)}-01-01`;
  const at = `${from}T09:00:00+08:00`;
  const id = nextId();
  const { subject } = definition;
  const form = { zoneId, id, key, title, subject, departmentId: owner, by: officer, at, demonstration: true };
  if (!(await addForm(tx, form))) return null;
  const version = { zoneId, formId: id, number: 1, from, definition, digest: digestOf(definition), reason };
  await addVersion(tx, { ...version, designedBy: officer, publishedBy: head, at });
  return id;
}

async function departmentOf({ tx, officer, today }: Inventing): Promise<string | null> {
  return officer === null ? null : ((await placesOf(tx, officer, today))[0]?.departmentId ?? null);
}

/** One submission a sample, the last of them yesterday. */
async function fillIn(around: Inventing, formId: string, { definition, samples }: ShippedForm): Promise<number> {
  const { tx, zoneId, platform, today, nextId, officer, firms } = around;
  const parameters = await parametersInForce(tx, { on: today, names: definition.parameters });
  const facts = await readFactsOfAll(tx, {
    ...{ known: factsOf([partiesModule]), definition, on: today, may: () => true },
    partyIds: firms.slice(0, samples.length),
  });
  const added = samples.slice(0, firms.length).flatMap((sample, place): NewSubmission[] => {
    const day = Temporal.PlainDate.from(today).subtract({ days: samples.length - place });
    const judged = judgeForm(definition, sample, { on: today, parameters });
    if (judged.faults.length > 0) return [];
    const id = nextId();
    const { open, sealed } = sealAnswers(
      platform.keys,
      { zoneId, ownerId: id, kind: 'submission' },
      { definition, values: judged.values },
    );
    return [
      {
        ...{ zoneId, id, formId, version: 1, year: day.year, sequence: place + 1, partyId: firms[place] ?? null },
        // The invented officer wrote them down for firms that have no account.
        ...{
          way: firms[place] === undefined ? 'own' : 'staff',
          answers: open,
          computed: judged.computed,
          shown: judged.shown,
          parameters,
          sealed,
        },
        facts: facts.get(firms[place] ?? '') ?? [],
        ...{ keyOwner: id, clientId: id, batchId: null, by: officer, at: `${day}T10:00:00+08:00`, demonstration: true },
      },
    ];
  });
  await addSubmissions(tx, added);
  return added.length;
}
