/** What can stop a use-case of the organisation; joined in errors.ts. */
export const organisationErrors = {
  /** No department of the caller's zone has this id. */
  'parties.departmentUnknown': { status: 404, params: [] },
  /** No post of the caller's zone has this id. */
  'parties.postUnknown': { status: 404, params: [] },
  /** Nobody of the caller's zone has this id. */
  'parties.staffUnknown': { status: 404, params: [] },
  /** No duty item of the caller's zone has this kind and code. */
  'parties.dutyUnknown': { status: 404, params: [] },
  /** No change of the caller's zone has this number. */
  'parties.changeUnknown': { status: 404, params: [] },
  /** The change breaks a rule of the organisation; each is told. Nothing was stored. */
  'parties.organisationRejected': { status: 422, params: ['count'] },
  /** Somebody changed the organisation after the caller looked at it. */
  'parties.organisationChanged': { status: 409, params: ['number', 'change', 'by'] },
  /** A department that closes without a successor has open work. */
  'parties.workLeft': { status: 422, params: ['count'] },
  /** Another person of the authority has this account. */
  'parties.accountSeated': { status: 409, params: [] },
} as const;
