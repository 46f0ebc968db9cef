import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RuleFact, RuleFactType } from '#platform/module/rule-fact.ts';
import zh from '../../locale/zh-CN.json' with { type: 'json' };
import {
  countPersonFirms,
  countRosterPlaces,
  type FactAsked,
  type FactValues,
  readFirmColumn,
  readFirmStatus,
  readInstitutionKind,
  readOccupiedArea,
  readOnRoster,
  readRosterItem,
} from './store/facts.ts';

type Read = (db: ZoneDb, asked: FactAsked) => Promise<FactValues>;

const text: RuleFactType = { is: 'text' };
const whole = (most: number, unit: string | null): RuleFactType => ({ is: 'number', scale: 0, least: 0, most, unit });

function firmFact(name: string, type: RuleFactType, read: Read): RuleFact {
  return { id: `parties.${name}`, subject: 'firm', type, permission: 'parties:firm.read', read };
}

/** Codes in the words of the zone: rules are written and read in them. */
function inWords(read: Read, words: Readonly<Record<string, string>>): Read {
  return async (db, asked) => {
    const values = await read(db, asked);
    return new Map([...values].map(([id, code]) => [id, words[String(code)] ?? code]));
  };
}

const onList = (name: string, roster: string): RuleFact => ({
  ...firmFact(name, { is: 'boolean' }, (db, asked) => readOnRoster(db, roster, asked)),
  permission: 'parties:roster.read',
});
const levelOf = (name: string, roster: string): RuleFact => ({
  ...firmFact(name, text, (db, asked) => readRosterItem(db, roster, asked)),
  permission: 'parties:roster.read',
});

/** What the registers know of parties: exactly what stands there, with names of lists and levels as the zone keeps them. */
export const partyFacts: readonly RuleFact[] = [
  firmFact('firmFoundedOn', { is: 'date' }, (db, asked) => readFirmColumn(db, 'founded_on', asked)),
  firmFact('firmIndustry', text, (db, asked) => readFirmColumn(db, 'industry', asked)),
  firmFact(
    'firmScale',
    text,
    inWords((db, asked) => readFirmColumn(db, 'scale', asked), zh.scales),
  ),
  firmFact(
    'firmLegalForm',
    text,
    inWords((db, asked) => readFirmColumn(db, 'legal_form', asked), zh.legalForms),
  ),
  firmFact('firmStatus', text, inWords(readFirmStatus, zh.statuses)),
  firmFact(
    'firmCapital',
    { is: 'number', scale: 2, least: 0, most: 100_000_000_000_000, unit: zh.facts.units.yuan },
    (db, asked) => readFirmColumn(db, 'registered_capital_fen', asked),
  ),
  firmFact('firmEmployees', whole(1_000_000, zh.facts.units.people), (db, asked) =>
    readFirmColumn(db, 'employees', asked),
  ),
  {
    ...firmFact(
      'firmArea',
      { is: 'number', scale: 2, least: 0, most: 100_000_000_000, unit: zh.facts.units.squareMetres },
      readOccupiedArea,
    ),
    permission: 'parties:place.read',
  },
  onList('firmHighTech', 'highTech'),
  onList('firmTechSme', 'techSme'),
  onList('firmAboveScale', 'aboveScale'),
  onList('firmKeyServed', 'keyServed'),
  levelOf('firmSpecialised', 'specialised'),
  levelOf('firmTier', 'tiers'),
  levelOf('firmLeadingIndustry', 'leadingIndustries'),
  { ...firmFact('firmListings', whole(1_000, null), countRosterPlaces), permission: 'parties:roster.read' },
  {
    ...{ id: 'parties.institutionKind', subject: 'institution', type: text, permission: 'parties:institution.read' },
    read: inWords(readInstitutionKind, zh.partner.kinds),
  },
  {
    ...{ id: 'parties.personFirms', subject: 'person', type: whole(10_000, null), permission: 'parties:person.read' },
    read: countPersonFirms,
  },
];
