import { type Lifecycle, type Need, verbs } from './lifecycle.ts';

/** What is wrong with a lifecycle, in plain English for who declares it; empty when it is sound. */
export function checkLifecycle(lifecycle: Lifecycle): readonly string[] {
  return [...checkNames(lifecycle), ...checkStates(lifecycle), ...checkClocks(lifecycle), ...checkWays(lifecycle)];
}

function checkNames({ id, prefix, transitions, verbs: rules }: Lifecycle): string[] {
  const names = transitions.map(({ name }) => name);
  const faults = names
    .filter((name, at) => names.indexOf(name) !== at)
    .map((name) => `transition ${name} is declared twice`);
  faults.push(
    ...names
      .filter((name) => [...verbs, 'open'].includes(name))
      .map((name) => `transition ${name} has the name of a verb`),
  );
  if (!/^[a-z]+\.[a-zA-Z]+$/.test(id)) faults.push(`id ${id} is no <part>.<name>`);
  if (!/^[A-Z]{1,6}$/.test(prefix)) faults.push(`prefix ${prefix} is not one to six capital letters`);
  for (const rule of [...transitions, ...Object.values(rules)]) {
    if (rule.by.length === 0) faults.push(`an act from ${rule.from.join(', ')} is nobody's`);
  }
  return faults;
}

function checkStates({ states, initial, ended, givenBack, transitions, verbs: rules }: Lifecycle): string[] {
  const known = (name: string) => Object.hasOwn(states, name);
  const named = [
    initial,
    ended,
    givenBack,
    ...transitions.flatMap(({ from, to }) => [...from, to]),
    ...Object.values(rules).flatMap(({ from }) => from),
  ];
  const faults = [...new Set(named)].filter((name) => !known(name)).map((name) => `state ${name} is not declared`);
  if (states[ended]?.concluded !== true) faults.push(`state ${ended} must be concluded: the verb end leads there`);
  for (const [name, { concluded, waitsFor }] of Object.entries(states)) {
    if (concluded === true && waitsFor.length > 0)
      faults.push(`state ${name} is concluded and still waits for somebody`);
    if (concluded !== true && !transitions.some(({ from }) => from.includes(name)))
      faults.push(`no transition leads out of ${name}`);
  }
  return faults;
}

function checkClocks({ clocks, startsClocks, transitions }: Lifecycle): string[] {
  const named = [
    ...startsClocks,
    ...transitions.flatMap(({ clocks: changes = {} }) => Object.values(changes).flat() as string[]),
  ];
  const faults = [...new Set(named)]
    .filter((name) => !Object.hasOwn(clocks, name))
    .map((name) => `clock ${name} is not declared`);
  for (const [name, { days, extension }] of Object.entries(clocks)) {
    if (!Number.isInteger(days) || days < 1 || days > 3_650) faults.push(`clock ${name} runs ${days} days`);
    if (extension !== undefined && extension.mostDays < 1) faults.push(`clock ${name} is extended by nothing`);
  }
  return faults;
}

/** Every state is reached from the first, and from every open one an end is reached. */
function checkWays({ states, initial, ended, givenBack, transitions, verbs: rules }: Lifecycle): string[] {
  const steps = [
    ...transitions.flatMap(({ from, to }) => from.map((one) => [one, to] as const)),
    ...(rules.end?.from ?? []).map((one) => [one, ended] as const),
    ...(rules.giveBack?.from ?? []).map((one) => [one, givenBack] as const),
  ];
  const reached = closure([initial], steps);
  const concluded = Object.keys(states).filter((name) => states[name]?.concluded === true);
  const ending = closure(
    concluded,
    steps.map(([from, to]) => [to, from] as const),
  );
  return Object.keys(states).flatMap((name) => [
    ...(reached.has(name) ? [] : [`state ${name} is never reached`]),
    ...(ending.has(name) ? [] : [`from state ${name} the case never ends`]),
  ]);
}

function closure(from: readonly string[], steps: readonly (readonly [string, string])[]): ReadonlySet<string> {
  const found = new Set(from);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const [one, next] of steps) if (found.has(one)) found.add(next);
  }
  return found;
}

/** Needs that an act must bring itself, for a form. */
export function needsToFill(needs: readonly Need[]): readonly Need[] {
  return needs.filter((need) => need !== 'assistantsDone' && need !== 'signed');
}
