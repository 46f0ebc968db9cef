import { type Step, Steps, useText } from '#ui/index.ts';

/** The steps of an import in order. */
export const importSteps = ['choose', 'columns', 'repair', 'commit'] as const;

/** One of {@link importSteps}. */
export type ImportStep = (typeof importSteps)[number];

/** Where the import stands; steps that are reachable are links within the same draft. */
export function ImportSteps({ current, reachable }: { current: ImportStep; reachable: readonly ImportStep[] }) {
  const text = useText('imports');
  const steps: Step[] = importSteps.map((key) => ({
    key,
    title: text(`steps.${key}`),
    search: reachable.includes(key) ? { step: key } : undefined,
  }));
  return <Steps label={text('steps.label')} steps={steps} current={current} />;
}
