import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { figureBounds, figureStatuses } from '#kernel/indicators/contract/figure.ts';
import unitsEn from '#kernel/indicators/locale/en.json' with { type: 'json' };
import unitsZh from '#kernel/indicators/locale/zh-CN.json' with { type: 'json' };
import uiEn from '#ui/locale/en.json' with { type: 'json' };
import uiZh from '#ui/locale/zh-CN.json' with { type: 'json' };
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import * as endpoints from './endpoints.ts';
import * as enumerations from './enumerations.ts';
import { errors } from './errors.ts';
import { instrumentKind } from './instrument-kinds.ts';
import * as own from './own-entry.ts';
import * as ownTitles from './own-title-endpoints.ts';
import * as practices from './practice.ts';
import { projectFigures } from './project.ts';
import * as published from './published-firm.ts';
import { stageBasis, stageFilter } from './states.ts';
import * as titles from './title.ts';
import { titleErrors } from './title-errors.ts';

const groups: Record<string, readonly string[]> = {
  zoneKind: enumerations.zoneKind.options,
  coverage: enumerations.coverage.options,
  factKind: enumerations.factKinds,
  stage: stageFilter.options,
  stageBasis: stageBasis.options,
  projectKind: enumerations.projectKind.options,
  programmeKind: enumerations.programmeKind.options,
  programmeStatus: enumerations.programmeStatus.options,
  firmKind: enumerations.firmKind.options,
  serviceKind: enumerations.serviceKind.options,
  financeKind: enumerations.financeKind.options,
  civicKind: enumerations.civicKind.options,
  civicMeasure: enumerations.civicMeasure.options,
  mechanismKind: enumerations.mechanismKind.options,
  mechanismTier: enumerations.mechanismTier.options,
  mechanismDetail: enumerations.mechanismDetail.options,
  policyStatus: enumerations.policyStatus.options,
  instrumentKind: instrumentKind.options,
  titleKind: titles.titleKind.options,
  titleLevel: titles.titleLevel.options,
  titleStatus: titles.titleStatus.options,
  titleHolder: titles.titleHolder.options,
  ownEntryKind: own.ownEntryKind.options,
  practiceState: practices.practiceState.options,
  practiceModule: practices.practiceModule.options,
  system: Array.from({ length: 15 }, (_, index) => String(index + 1)),
  status: figureStatuses,
  bound: figureBounds,
};

describe.each([
  ['zh-CN', zh],
  ['en', en],
])('the texts of the atlas in %s', (_, texts) => {
  const group = (name: string) => Object.entries(Object.entries(texts).find(([key]) => key === name)?.[1] ?? {});

  it.each(Object.keys(groups))('name every %s and no other', (name) => {
    expect(
      group(name)
        .map(([code]) => code)
        .sort(),
    ).toEqual([...(groups[name] ?? [])].sort());
  });

  it('name every endpoint, error and figure of a project, with its definition', () => {
    expect(
      group('endpoints')
        .map(([name]) => `atlas.${name}`)
        .sort(),
    ).toEqual(
      Object.values({ ...endpoints, ...published, ...titles, ...ownTitles, ...practices, ...own })
        .flatMap((one) => ('id' in one ? [one.id] : []))
        .sort(),
    );
    expect(
      group('errors')
        .map(([code]) => `atlas.${code}`)
        .sort(),
    ).toEqual(Object.keys({ ...errors, ...titleErrors }).sort());
    for (const figure of Object.keys(projectFigures.shape)) {
      expect(texts.metric.project).toHaveProperty(figure);
      expect(texts.definition.project).toHaveProperty(figure);
    }
  });

  it('name every order that a register can be asked for', () => {
    for (const filter of [
      endpoints.zoneFilter,
      titles.titleFilter,
      ownTitles.ownTitleFilter,
      endpoints.projectFilter,
      practices.practiceFilter,
    ]) {
      for (const sort of filter.shape.sort.unwrap().options) expect(Object.keys(texts.sheet.orders)).toContain(sort);
    }
  });
});

describe('words that stand in more than one place', () => {
  it('are the same in a workbook and on a page', () => {
    expect(zh.status).toEqual(uiZh.figure.statuses);
    expect(en.status).toEqual(uiEn.figure.statuses);
  });
});

describe('units', () => {
  it.each(['indicators', 'services', 'civic'])('of %s all have names that every page loads', async (file) => {
    const text = readFileSync(new URL(`../../../zones/published/${file}.csv`, import.meta.url), 'utf8');
    const used = new Set(parse<{ unit: string }>(text, { columns: true }).map(({ unit }) => unit));
    expect(used.size).toBeGreaterThan(5);
    for (const texts of [unitsZh, unitsEn]) {
      for (const unit of used) if (unit !== '' && unit !== 'yuan') expect(texts.units).toHaveProperty(unit);
    }
  });
});
