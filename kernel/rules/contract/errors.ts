import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can go wrong when rules are read from files. */
export const errors = defineErrors({
  /** The folder named on the command line is none. */
  'rules.noFolder': { status: 422, params: ['folder'] },
  /** The folder holds no file of test cases. */
  'rules.noCases': { status: 422, params: ['folder'] },
});
