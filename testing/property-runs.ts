/** Name of the variable that asks properties for more random cases than a test run takes. */
export const propertyRuns = 'YUANSHU_PROPERTY_RUNS';

// Loaded before each test file, for `npm run soak -- R7`.
const runs = Number(process.env[propertyRuns]);
if (runs > 0) {
  const { default: fc } = await import('fast-check');
  fc.configureGlobal({ numRuns: runs });
}
