import type { Composition } from '#app/server/compose.ts';
import { type Practice, practiceJob } from '#modules/atlas/contract/practice.ts';
import { countStates, readPractices } from '#modules/atlas/server/index.ts';
import { code, page, table } from '../markdown.ts';

/** Every published practice by job: who does it, what carries it here, how far, and the tests that walk it. */
export function practicesPage({ text }: Composition): string {
  const practices = readPractices();
  const counts = countStates(practices);
  const job = (number: string) => `${text('zh-CN', `atlas:system.${number}`)} ${text('en', `atlas:system.${number}`)}`;
  const groups = practiceJob.options.map((number) => ({
    number,
    rows: practices.filter(({ systems }) => systems[0] === Number(number)),
  }));
  const without = practices.filter(({ systems }) => systems.length === 0);
  const intro = [
    `The pages tell ${counts.total} practices of real zones. Of the ${counts.core} core ones ${counts.works} work here and ${counts.notYet} do not yet; the ${counts.context} of context are recorded among a zone's own entries. A practice stands under the first of its jobs.`,
    'What works follows from proof alone: each names the tests that walk it. `npm test` fails when such a test is missing, is skipped or did not run and pass. The list is [zones/practices/practices.json](../../zones/practices/practices.json); `yuanshu practices --json` prints it.',
  ].join('\n\n');
  const summary = table(
    ['Job', 'Core', 'Works', 'Not yet', 'Recorded'],
    [
      ...groups.map(({ number, rows }) => countLine(`${number} ${job(number)}`, rows)),
      ...(without.length === 0 ? [] : [countLine('none', without)]),
      countLine('all', practices),
    ],
  );
  const sections = groups.map(({ number, rows }) => `## ${number} ${job(number)}\n\n${practiceTable(rows)}`);
  return page(
    '# Practices 做法图谱',
    intro,
    summary,
    ...sections,
    ...(without.length === 0 ? [] : [`## No job\n\n${practiceTable(without)}`]),
  );
}

function countLine(name: string, rows: readonly Practice[]): string[] {
  const { core, works, notYet, recorded } = countStates(rows);
  return [name, ...[core, works, notYet, recorded].map(String)];
}

const states = { works: 'works', notYet: 'not yet', recorded: 'recorded' } as const;

function practiceTable(rows: readonly Practice[]): string {
  return table(
    ['Practice', 'Zone', 'Module', 'Page', 'State', 'Walked by'],
    rows.map((one) => [
      `${one.nameZh} ${one.nameEn}`,
      one.zoneName,
      code(one.module),
      code(one.page),
      states[one.state],
      one.proof.map(({ file, title }) => `${code(file)}: ${title}`).join('; '),
    ]),
  );
}
