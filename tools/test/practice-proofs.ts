import practices from '#zones/practices/practices.json' with { type: 'json' };

/** A test that is said to walk a practice; the title is its name with those of its groups, parted by ` > `. */
export interface NamedProof {
  practice: string;
  file: string;
  title: string;
}

/** Every test that a practice is said to work by. */
export function namedProofs(): NamedProof[] {
  return practices.flatMap(({ id, proof }) =>
    (proof as readonly Omit<NamedProof, 'practice'>[]).map((one) => ({ practice: id, ...one })),
  );
}

/** How a test is told from all others of a run: `file > group > name`. */
export function nameOfTest(file: string, fullName: string): string {
  return `${file} > ${fullName}`;
}

/** Proofs whose test is not among those that passed: missing, renamed, skipped, failed or never run. */
export function unprovenBy(passed: readonly string[], proofs: readonly NamedProof[] = namedProofs()): NamedProof[] {
  const names = new Set(passed);
  return proofs.filter(({ file, title }) => !names.has(nameOfTest(file, title)));
}

const inBrowser = /\.journey\.ts( > |$)/;

/**
 * Says which practices a whole run leaves unproven; how many proofs are missing. Where no journey passed at all there is no
 * browser (the suite skips them and says why, or has failed by itself): what only a browser can walk is told and not counted.
 */
export function reportUnproven(passed: readonly string[], proofs: readonly NamedProof[] = namedProofs()): number {
  const unproven = unprovenBy(passed, proofs);
  const noBrowser = !passed.some((name) => inBrowser.test(name));
  const counted = unproven.filter(({ file }) => !(noBrowser && inBrowser.test(file)));
  for (const { practice, file, title } of counted) {
    console.log(
      `  the practice ${practice} is said to work, but its test did not pass in this run: ${file} > ${title}`,
    );
  }
  const told = unproven.length - counted.length;
  if (told > 0) console.log(`  without a browser ${told} tests of practices were not walked here`);
  return counted.length;
}
