/** A rule that a change would break; its text stands in the locale under `organisationFaults.<code>`. */
export interface Fault {
  code: FaultCode;
  params: Readonly<Record<string, string | number>>;
}

/** Every fault that a plan can have. */
export const faultCodes = [
  'departmentUnknown',
  'postUnknown',
  'staffUnknown',
  'dutyUnknown',
  'changeUnknown',
  'laterChange',
  'tooFarAhead',
  'notStanding',
  'nothingChanged',
  'otherKind',
  'sectionNameTwice',
  'targetAmongSources',
  'authorityStays',
  'peopleLeft',
  'notPartOf',
  'twiceTaken',
  'alreadyHolds',
  'alreadyVacant',
  'heldStill',
  'needsMain',
  'notHead',
  'alreadyConfirmed',
  'noSuchPeriod',
  'beforeFormerPeriod',
  'afterNextPeriod',
  'builtOn',
  'alreadyUndone',
  'notUndoable',
  'workGoneOn',
  'itemWithdrawn',
  'rootCount',
  'parentGone',
  'wrongParent',
  'circle',
  'codeTwice',
  'nameTwice',
  'postWithoutDepartment',
  'headTwice',
  'mainCount',
  'ownerGone',
  'ownerPostGone',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** Faults that say that something does not exist: answered as absent, the same for what belongs to another zone. */
export const absences = {
  departmentUnknown: 'parties.departmentUnknown',
  postUnknown: 'parties.postUnknown',
  staffUnknown: 'parties.staffUnknown',
  dutyUnknown: 'parties.dutyUnknown',
  changeUnknown: 'parties.changeUnknown',
} as const satisfies Partial<Record<FaultCode, `parties.${string}`>>;
