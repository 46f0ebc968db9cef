import { describe, expect, it } from 'vitest';
import { isAchieved } from '#kernel/indicators/contract/figure.ts';
import { programmeStatus } from '../../../contract/enumerations.ts';
import { civicOf, financeOf, indicatorOf, policyOf, programmeOf, serviceOf } from './facts.ts';
import { projectRowOf } from './projects.ts';
import type * as stored from './rows.ts';

const passage = {
  source_file: '004_700a9394de95a02b.txt',
  number: '004',
  month: '2024-12',
  line: 115,
  line_end: 117,
  also_lines: [{ line: 140, lineEnd: 140 }],
};
const source = {
  file: '004_700a9394de95a02b.txt',
  number: '004',
  month: '2024-12',
  line: 115,
  lineEnd: 117,
  alsoLines: [{ line: 140, lineEnd: 140 }],
};

const programme: stored.StoredProgramme = {
  ...passage,
  id: 'plan',
  name: '三年行动计划',
  kind: 'plan',
  status: 'planned',
  start_date: '2020-05-29',
  due_date: null,
  projects: 85,
  projects_new: null,
  projects_continued: null,
  projects_key: null,
  projects_reserve: 46,
  investment_fen: 11_508_900_000_000,
  investment_due_fen: 9_319_300_000_000,
  investment_usd_cents: 30_000_000_000,
  annual_output_fen: 170_000_000_000,
  annual_tax_fen: 10_000_000_000,
  bounds: { investment: 'estimated', investment_due: 'at_least', annual_tax: 'over' },
  detail: null,
  printed: { projects: '85个', investment_yuan: '1150.89亿元', investment_usd: '3亿美元', annual_tax_yuan: '超亿元' },
};

const project: stored.StoredProject = {
  ...passage,
  id: 'xa20-tiancheng',
  name: '天成项目',
  zone_id: 'xian-htz',
  zone_name: '西安高新区',
  owner_firms: ['天成'],
  industry: null,
  stage: 'planned',
  stage_basis: 'stated',
  kind: 'project',
  parent_project_id: null,
  investment_fen: 56_000_000_000,
  annual_output_fen: 100_000_000_000,
  annual_tax_fen: 50,
  area_m2: 76_667,
  floor_area_m2: 52_000,
  jobs: 0,
  capacity: null,
  start_date: null,
  due_date: null,
  milestone: null,
  bounds: { annual_output: 'at_least', jobs: 'nearly' },
  printed: { investment_yuan: '5.6亿元', area_mu: '115亩', floor_area_m2: '5.2万平方米' },
  note: null,
};

describe('a programme', () => {
  const figures = (row: Partial<stored.StoredProgramme>) =>
    new Map(programmeOf({ ...programme, ...row }).figures.map((one) => [one.metric.split('.')[2], one]));

  it('tells only the numbers that the page gives, each with unit, bound and print', () => {
    expect([...figures({}).keys()]).toEqual([
      'projects',
      'projectsReserve',
      'investment',
      'investmentDue',
      'investmentUsd',
      'annualOutput',
      'annualTax',
    ]);
    expect(figures({}).get('investment')).toEqual({
      metric: 'atlas.programme.investment',
      value: '115089000000',
      unit: 'yuan',
      status: 'planned',
      bound: 'estimated',
      period: null,
      printed: '1150.89亿元',
      source,
    });
    expect(figures({}).get('investmentDue')).toMatchObject({ bound: 'at_least', printed: null });
    expect(figures({}).get('investmentUsd')).toMatchObject({ value: '300000000', unit: 'usd', printed: '3亿美元' });
    expect(figures({}).get('annualTax')).toMatchObject({ value: '100000000', bound: 'over', printed: '超亿元' });
  });

  it.each(programmeStatus.options)(
    'that is %s never shows money or output as achieved, nor a target as anything else',
    (status) => {
      const told = figures({ status });
      for (const name of ['investment', 'investmentDue', 'investmentUsd', 'annualOutput', 'annualTax']) {
        expect(told.get(name)?.status).toBe(status === 'target' ? 'target' : 'planned');
      }
      if (['target', 'planned', 'under_negotiation', 'to_be_signed'].includes(status)) {
        expect([...told.values()].filter(isAchieved)).toEqual([]);
      }
    },
  );
});

describe('a project', () => {
  it('has the print of the area in the unit of the page', () => {
    const { area, floorArea } = projectRowOf(project).figures;
    expect(area).toMatchObject({ value: '76667', unit: 'm2', printed: '115亩', status: 'design' });
    expect(floorArea).toMatchObject({ value: '52000', printed: '5.2万平方米' });
    const both = projectRowOf({ ...project, printed: { area_m2: '2.51平方公里', area_mu: '3765亩' } });
    expect(both.figures.area?.printed).toBe('2.51平方公里');
  });

  it('keeps a printed zero, and leaves out what is not printed', () => {
    expect(projectRowOf(project).figures.jobs).toMatchObject({ value: '0', bound: 'nearly', status: 'forecast' });
    expect(projectRowOf({ ...project, jobs: null, investment_fen: null }).figures).toMatchObject({
      jobs: null,
      investment: null,
    });
  });

  it('has money to the fen and the bound of each field', () => {
    const { annualTax, annualOutput, investment } = projectRowOf(project).figures;
    expect([annualTax?.value, annualTax?.bound]).toEqual(['0.5', 'exact']);
    expect([annualOutput?.value, annualOutput?.bound]).toEqual(['1000000000', 'at_least']);
    expect([investment?.value, investment?.status]).toEqual(['560000000', 'planned']);
  });

  it.each(['planned', 'under_construction', 'completed', 'in_production', null] as const)(
    'at stage %s still only plans its money and expects its output',
    (stage) => {
      const { area: _, floorArea: __, ...rest } = projectRowOf({ ...project, stage }).figures;
      expect(Object.values(rest).filter((one) => one !== null && isAchieved(one))).toEqual([]);
    },
  );
});

describe('a service', () => {
  const service: stored.StoredService = {
    ...passage,
    id: 'licence',
    name: '营业执照办理',
    kind: 'time_limit',
    before: '3',
    after: '1.0',
    unit: 'working_days',
    change_percent: '80',
    bound: 'within',
    status: 'target',
    scope: null,
    printed: { before: '3个工作日', after: '1个工作日', change_percent: '80%' },
  };

  it('tells what was, what is promised, and the change in percent', () => {
    const { before, after, change } = serviceOf(service);
    expect(before).toMatchObject({ value: '3', unit: 'working_days', status: 'actual', bound: 'exact' });
    expect(after).toMatchObject({ value: '1', status: 'target', bound: 'within', printed: '1个工作日' });
    expect(change).toMatchObject({ value: '80', unit: 'percent', status: 'target', printed: '80%' });
  });

  it('without numbers has none', () => {
    const told = serviceOf({ ...service, before: null, after: null, unit: null, change_percent: null });
    expect([told.before, told.after, told.change]).toEqual([null, null, null]);
  });
});

describe('money for firms', () => {
  const finance: stored.StoredFinance = {
    ...passage,
    id: 'premium',
    kind: 'premium_subsidy',
    name: '科技保险保费补贴',
    provider: null,
    amount_fen: 11_606_150_001,
    firms: 78,
    rate_max_percent: '50',
    cap_per_firm_year_fen: 5_000_000,
    period: 'P1Y',
    bound: null,
    status: 'actual',
    detail: null,
    printed: { amount_yuan: '11606.15万元', rate_max_percent: '50%' },
  };

  it('tells limits as rules beside what was paid', () => {
    const { amount, firms, rateMax, capPerFirmYear } = financeOf(finance);
    expect(amount).toMatchObject({ value: '116061500.01', unit: 'yuan', status: 'actual', printed: '11606.15万元' });
    expect(firms).toMatchObject({ value: '78', unit: 'firms', period: 'P1Y' });
    expect(rateMax).toMatchObject({ value: '50', unit: 'percent', status: 'rule', bound: 'at_most' });
    expect(capPerFirmYear).toMatchObject({ value: '50000', status: 'rule', bound: 'at_most', printed: null });
  });

  it.each(['planned', 'exploring', 'rule', 'target'] as const)('that is %s is not paid', (status) => {
    const told = financeOf({ ...finance, status });
    expect([told.amount?.status, told.firms?.status]).toEqual([status, status]);
  });
});

describe('statistics and civic life', () => {
  const indicator: stored.StoredIndicator = {
    ...passage,
    id: 'i152',
    indicator: 'car_output',
    name: '汽车产业产值',
    period: '2024-01/2024-08',
    value: '62342000000',
    unit: 'yuan',
    yoy_percent: '5.9',
    yoy_pp: null,
    bound: 'exact',
    status: 'actual',
    subject: null,
    note: null,
    printed: { value: '623.42亿元', yoy_percent: '5.9%' },
  };

  it('keep value, period and growth as printed', () => {
    expect(indicatorOf(indicator).figure).toEqual({
      metric: 'atlas.indicator.car_output',
      value: '62342000000',
      unit: 'yuan',
      status: 'actual',
      bound: 'exact',
      period: '2024-01/2024-08',
      printed: '623.42亿元',
      source,
      yoyPercent: '5.9',
    });
    expect(indicatorOf({ ...indicator, yoy_percent: null, yoy_pp: '0.9' }).figure).toMatchObject({ yoyPp: '0.9' });
    expect(indicatorOf({ ...indicator, value: null }).figure.value).toBeNull();
  });

  it('have a figure only where there is a number', () => {
    const civic: stored.StoredCivic = {
      ...passage,
      id: 'home',
      kind: 'volunteer_service',
      name: '志愿者上门服务',
      measure: 'services',
      value: '5250',
      unit: 'services',
      bound: 'over',
      period: '2020-06',
      status: 'planned',
      detail: null,
      printed: { value: '5250次' },
    };
    expect(civicOf(civic).figure).toMatchObject({
      metric: 'atlas.civic.services',
      value: '5250',
      bound: 'over',
      status: 'planned',
    });
    expect(civicOf({ ...civic, value: null, unit: null, measure: null }).figure).toBeNull();
  });
});

describe('a policy', () => {
  it('has its own instruments in their order, with the rest of the rule as published', () => {
    const row: stored.StoredPolicy = {
      ...passage,
      id: 'p',
      title: 'Insurance subsidy',
      document_zh: '科技保险保费补贴工作暂行办法',
      issuer: null,
      published: '2024',
      status: 'issued',
      not_stated: ['amount'],
    };
    const instrument = (id: string, policy_id: string): stored.StoredInstrument => ({
      ...passage,
      id,
      policy_id,
      kind: 'subsidy',
      name_zh: '补贴',
      part_of_document: true,
      rule: { rate: { op: '<=', max_percent: 50 } },
      printed: ['50%'],
    });
    const told = policyOf(row, [instrument('b', 'p'), instrument('x', 'other'), instrument('a', 'p')]);
    expect(told.instruments.map((one) => one.id)).toEqual(['b', 'a']);
    expect(told.instruments[0]).toMatchObject({ rule: { rate: { op: '<=', max_percent: 50 } }, partOfDocument: true });
    expect(told).toMatchObject({ documentName: '科技保险保费补贴工作暂行办法', notStated: ['amount'], source });
  });
});
