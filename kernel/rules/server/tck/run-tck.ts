import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { DmnModel } from '../../contract/dmn/model.ts';
import { DmnModels } from '../../contract/evaluate-dmn.ts';
import { literalOf } from '../../contract/feel/format-value.ts';
import type { Diagnostic } from '../../contract/feel/run.ts';
import { isKind, type Value } from '../../contract/feel/values.ts';
import { BadXml } from '../dmn/parse-xml.ts';
import { readDmn } from '../dmn/read-dmn.ts';
import { sameValue } from './compare-values.ts';
import { readCases, type TckCase } from './read-cases.ts';

/** How one expectation of one case came out. */
export interface TckLine {
  readonly folder: string;
  readonly file: string;
  readonly case: string;
  /** The decision or service whose result was expected; empty when the case could not be run at all. */
  readonly result: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Why it failed or was skipped; empty when it passed. */
  readonly reason: string;
}

/** The moment that cases take place in; no case of the kit expects a certain one. */
const moment = { epochSeconds: 1_790_000_000, nano: 0, zone: 'Asia/Shanghai' };

/** Runs every folder of cases of the DMN TCK below a folder: `.dmn` models and `-test-NN.xml` cases. */
export function* runTck(root: string): Generator<TckLine> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  for (const file of files) {
    if (!/-test-\d+[^/\\]*\.xml$/.test(file)) continue;
    const path = join(root, file);
    yield* runFile(path, { folder: relative(root, dirname(path)), file: relative(dirname(path), path) });
  }
}

function* runFile(path: string, place: { folder: string; file: string }): Generator<TckLine> {
  const unread = (reason: string): TckLine => ({ ...place, case: '', result: '', outcome: 'failed', reason });
  try {
    const { model, cases } = readCases(readFileSync(path, 'utf8'));
    const models = openModels(path, model);
    if (typeof models === 'string') yield unread(models);
    else for (const one of cases) yield* runCase(models, one, place);
  } catch (error) {
    // One file that cannot be read says nothing of the others.
    yield unread(error instanceof Error ? error.message : String(error));
  }
}

/**
 * The model that a file of tests names, or that is called as the file is, or the only one, with every model beside it;
 * a text says why there is none.
 */
function openModels(path: string, wanted: string | null): DmnModels | string {
  const folder = dirname(path);
  const files = readdirSync(folder).filter((file) => file.endsWith('.dmn'));
  const names = [wanted, `${wanted}.dmn`, basename(path).replace(/-test-\d+.*$/, '.dmn')];
  const main = names.find((name) => files.some((file) => file === name)) ?? (files.length === 1 ? files[0] : undefined);
  if (main === undefined || main === null) return `no model ${wanted ?? ''}`;
  const others = files.filter((file) => file !== main);
  return new DmnModels(
    readModel(folder, main),
    others.flatMap((file) => readable(folder, file)),
  );
}

/** A model beside the one that is asked; whether it is needed shows when it is asked for. */
function readable(folder: string, file: string): DmnModel[] {
  try {
    return [readModel(folder, file)];
  } catch (error) {
    if (error instanceof BadXml) return [];
    throw error;
  }
}

function readModel(folder: string, file: string) {
  return readDmn(readFileSync(join(folder, file), 'utf8'));
}

function* runCase(models: DmnModels, one: TckCase, place: { folder: string; file: string }): Generator<TckLine> {
  const values = new Map(
    one.inputs.map(
      ({ name, namespace, value }) => [namespace === null ? name : `${namespace}#${name}`, value] as const,
    ),
  );
  if (one.expected.length === 0) {
    yield { ...place, case: one.id, result: '', outcome: 'skipped', reason: 'nothing expected' };
  }
  for (const { name, value: expected } of one.expected) {
    const answer = models.evaluate(one.called ?? name, { values, moment });
    const { diagnostics } = answer;
    // A service of several decisions answers all of them at once, by name.
    const several = one.called !== null && one.called !== name && outputsOf(models, one.called) > 1;
    const value = several ? entryNamed(answer.value, name) : answer.value;
    const passed = sameValue(expected, value);
    const foreign = diagnostics.some(({ code }) => code === 'foreignLogic');
    const outcome = passed ? 'passed' : foreign ? 'skipped' : 'failed';
    const reason = passed ? '' : foreign ? 'external function' : difference(expected, value, diagnostics);
    yield { ...place, case: one.id, result: name, outcome, reason };
  }
}

function outputsOf({ main }: DmnModels, service: string): number {
  const found = main.elements.find((one) => one.element === 'service' && one.title === service);
  return found?.element === 'service' ? found.outputs.length : 0;
}

function entryNamed(value: Value, name: string): Value {
  return isKind(value, 'context') ? (value.entries.get(name) ?? null) : value;
}

function difference(expected: Value, actual: Value, diagnostics: readonly Diagnostic[]): string {
  const reasons = diagnostics
    .slice(0, 3)
    .map(({ code, params, where }) => `${code} in ${where}: ${Object.values(params).join(' ')}`);
  return `expected ${literalOf(expected)}, got ${literalOf(actual)}; ${reasons.join('; ')}`.slice(0, 500);
}
