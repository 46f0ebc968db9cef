import { z } from 'zod';

/** Kinds of zones; the words of the data stand in zones/published/zone-kinds.csv. */
export const zoneKind = z.enum([
  'high_tech',
  'economic',
  'bonded',
  'industrial_park',
  'new_area',
  'free_trade',
  'innovation_demonstration',
]);
export type ZoneKind = z.infer<typeof zoneKind>;

/** How much of a page is about the zone. */
export const coverage = z.enum(['main', 'sub_area', 'mentioned']);
export type Coverage = z.infer<typeof coverage>;

/** Kinds of facts, each a file of zones/published. */
export const factKinds = [
  'projects',
  'programmes',
  'firms',
  'indicators',
  'policies',
  'services',
  'finance',
  'civic',
  'mechanisms',
] as const;
export const factKind = z.enum(factKinds);
export type FactKind = z.infer<typeof factKind>;

export const projectKind = z.enum([
  'project',
  'park',
  'platform',
  'facility',
  'facility_group',
  'production_line',
  'laboratory',
  'science_facility',
  'research_programme',
]);
export type ProjectKind = z.infer<typeof projectKind>;

export const programmeKind = z.enum([
  'plan',
  'plan_part',
  'annual_plan',
  'spatial_plan',
  'coverage_plan',
  'science_programme',
  'target',
  'intake',
  'pipeline',
  'reserve_pool',
  'approval_batch',
  'ground_breaking',
  'campaign',
  'tax_source_pool',
  'measure_set',
  'designation',
  'cluster',
]);
export type ProgrammeKind = z.infer<typeof programmeKind>;

export const programmeStatus = z.enum([
  'planned',
  'target',
  'actual',
  'released',
  'under_negotiation',
  'to_be_signed',
  'signed',
  'started',
  'under_way',
  'under_review',
  'accepted_in_part',
  'selected',
]);
export type ProgrammeStatus = z.infer<typeof programmeStatus>;

export const firmKind = z.enum([
  'enterprise',
  'bank',
  'university',
  'research_institute',
  'hospital',
  'authority',
  'association',
  'alliance',
  'community',
  'platform',
  'financial_platform',
  'facility',
  'brand',
  'role',
]);
export type FirmKind = z.infer<typeof firmKind>;

export const serviceKind = z.enum([
  'time_limit',
  'permit',
  'information',
  'coordination',
  'channel',
  'supply',
  'agent',
  'tracking',
  'support',
  'matching',
  'staffing',
  'network',
  'tailored',
  'promise',
  'task_force',
  'coverage',
  'issue_resolution',
  'availability',
  'steps',
  'volume',
  'access',
  'visit',
  'measure_set',
  'consulting',
]);
export type ServiceKind = z.infer<typeof serviceKind>;

export const financeKind = z.enum([
  'policy_disbursement',
  'disbursement',
  'subsidy',
  'premium_subsidy',
  'reward',
  'budget',
  'special_fund',
  'guide_fund',
  'venture_capital',
  'listing_support',
  'securitisation',
  'credit_plan',
  'credit_product',
  'credit_preference',
  'risk_resolution',
  'financing_demand',
  'financing_service',
  'matching_event',
  'market_investment',
  'platform',
  'policy_support',
  'research_grant',
  'tax_deduction',
]);
export type FinanceKind = z.infer<typeof financeKind>;

export const civicKind = z.enum([
  'snapshot_activity',
  'award',
  'vote',
  'activity_series',
  'volunteer_platform',
  'volunteers',
  'volunteer_service',
  'volunteer_team',
  'volunteer_place',
  'online_activity',
  'publicity',
  'practice_activity',
  'time_bank',
  'sports_event',
  'youth_exchange',
  'contest',
  'contest_award',
  'trade_fair',
  'exhibition',
  'conference',
  'environment_day',
]);
export type CivicKind = z.infer<typeof civicKind>;

export const civicMeasure = z.enum([
  'participants',
  'works',
  'winners',
  'themes_per_month',
  'registered',
  'services',
  'beneficiaries',
  'events',
  'volunteers',
  'units',
  'area',
  'copies',
  'days',
  'team_champions',
  'men_team_champions',
  'women_team_champions',
  'entries',
  'entrepreneurs',
  'winner_firms',
  'star_firms',
]);
export type CivicMeasure = z.infer<typeof civicMeasure>;

export const mechanismKind = z.enum([
  'plan',
  'management',
  'organisation',
  'infrastructure',
  'policy_rule',
  'cluster',
  'software',
  'evaluation',
  'data',
  'service',
  'finance',
  'civic',
  'event',
  'target',
]);
export type MechanismKind = z.infer<typeof mechanismKind>;

/** `core`: a platform of a zone carries it; `context`: a place, cluster or goal it can record. */
export const mechanismTier = z.enum(['core', 'context']);
export type MechanismTier = z.infer<typeof mechanismTier>;

/** `named_only`: the page gives the name without the rules. */
export const mechanismDetail = z.enum(['described', 'named_only']);
export type MechanismDetail = z.infer<typeof mechanismDetail>;

export const policyStatus = z.enum(['issued', 'reported', 'pilot', 'signed']);
export type PolicyStatus = z.infer<typeof policyStatus>;
