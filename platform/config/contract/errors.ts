import { defineErrors } from '#platform/errors/contract/errors.ts';

/** Settings that cannot be used. */
export const errors = defineErrors({
  'config.invalid': { status: 500, params: ['name', 'value', 'rule'] },
  'config.publicDemo': { status: 500, params: ['host'] },
  'config.demoNeedsFlag': { status: 500, params: [] },
});
