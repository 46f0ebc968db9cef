import { dayNumberOf, plainDateOf } from '#kernel/calendar/contract/plain-date.ts';
import type { FirmScale, FirmStatus, LegalForm } from '../../contract/firm.ts';
import { inventCreditCode } from './invent-credit-code.ts';
import { inventId } from './invent-id.ts';
import { openFirmNames } from './invent-names.ts';
import { openRandom, type Random } from './random.ts';
import { type CommonWords, fillWords, type LeadingFirm, type ZoneWords } from './zone-data.ts';

/** An invented firm; money in fen. */
export interface InventedFirm {
  id: string;
  name: string;
  socialCreditCode: string;
  industry: string;
  legalForm: LegalForm;
  scale: FirmScale;
  status: FirmStatus;
  foundedOn: string;
  registeredCapitalFen: number;
  employees: number;
  address: string;
}

/** What the invention depends on, and nothing else. */
export interface Invention {
  words: ZoneWords;
  common: CommonWords;
  seed: number;
}

const fenPerWan = 1_000_000;
const firstFounding = dayNumberOf('2003-01-01');
const lastFounding = dayNumberOf('2025-06-30');

/** Invents `count` firms one by one, the leading firms first; a longer run begins with the rows of a shorter one. */
export function* inventFirms({ words, common, seed }: Invention, count: number): Generator<InventedFirm> {
  const key = `${words.zone}/${seed}/firms`;
  const random = openRandom(key);
  const names = openFirmNames(words, common, key);
  const codeOffset = random.below(1_000_000);
  for (let index = 0; index < count; index++) {
    const leading = words.leadingFirms[index];
    const named = leading ? asNamed(leading, common) : nameFirm(random, { words, common, names });
    const scale = common.scales.find((entry) => entry.scale === named.scale) ?? random.weighted(common.scales);
    yield {
      id: inventId(random, index),
      name: named.name,
      socialCreditCode: inventCreditCode(words.creditCodeBody, index, codeOffset),
      industry: named.industry,
      legalForm: named.legalForm,
      scale: scale.scale,
      status: leading ? 'operating' : random.weighted(common.statuses).status,
      foundedOn: plainDateOf(random.between(firstFounding, lastFounding)),
      registeredCapitalFen: roundCapital(random.between(...scale.capitalWan)) * fenPerWan,
      employees: random.between(...scale.employees),
      address: inventAddress(random, words, common),
    };
  }
}

interface NamedFirm {
  name: string;
  industry: string;
  legalForm: LegalForm;
  scale?: FirmScale;
}

function asNamed(firm: LeadingFirm, common: CommonWords): NamedFirm {
  const fitting = common.legalForms.filter((entry) => firm.name.endsWith(entry.suffix));
  const form = fitting.sort((one, other) => other.suffix.length - one.suffix.length)[0];
  return { name: firm.name, industry: firm.industry, scale: firm.scale, legalForm: form?.form ?? 'limitedLiability' };
}

function nameFirm(
  random: Random,
  { words, common, names }: Omit<Invention, 'seed'> & { names: ReturnType<typeof openFirmNames> },
): NamedFirm {
  const industry = random.weighted(words.industries);
  const form = random.weighted(common.legalForms);
  return {
    name: names.next(random.pick(industry.words), form.suffix),
    industry: industry.code,
    legalForm: form.form,
  };
}

/** Capital is subscribed in round sums: two leading digits at most. */
function roundCapital(wan: number): number {
  let unit = 1;
  while (wan >= unit * 100) unit *= 10;
  return Math.floor(wan / unit) * unit;
}

function inventAddress(random: Random, words: ZoneWords, common: CommonWords): string {
  const street = fillWords(common.addressOnStreet, {
    area: words.areaName,
    street: random.pick(words.streets),
    number: random.between(1, 299),
  });
  if (random.below(3) > 0) return street;
  return fillWords(common.addressOnSite, {
    address: street,
    site: random.pick(words.sites),
    building: random.between(1, 20),
  });
}
