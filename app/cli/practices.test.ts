import { describe, expect, it } from 'vitest';
import { runCli } from './main.ts';

async function run(args: string[], locale = 'en'): Promise<{ code: number; out: string }> {
  let out = '';
  const sink = {
    out: (text: string) => {
      out += text;
    },
    err: () => {},
  };
  return { code: await runCli(args, { YUANSHU_LANG: locale }, sink), out };
}

interface Line {
  id: string;
  tier: string;
  state: string;
  proof: unknown[];
}

describe('yuanshu practices', () => {
  it('prints one line a practice, and the totals that they come to', async () => {
    const { code, out } = await run(['practices', '--json']);
    const lines = out.trimEnd().split('\n');
    const { summary } = JSON.parse(lines.at(-1) ?? '') as { summary: Record<string, number> };
    const practices = lines.slice(0, -1).map((line) => JSON.parse(line) as Line);
    expect([code, practices.length]).toEqual([0, 337]);
    const of = (state: string) => practices.filter((one) => one.state === state).length;
    expect(summary).toEqual({
      ...{ core: 269, context: 68, recorded: 68, total: 337 },
      ...{ works: of('works'), notYet: of('notYet') },
    });
    expect(practices.filter(({ proof, state }) => proof.length > 0 !== (state === 'works'))).toEqual([]);
    expect((await run(['practices', '--json', '--counts'])).out).toBe(`${lines.at(-1)}\n`);
  });

  it('prints a table in the language of the terminal', async () => {
    const chinese = (await run(['practices'], 'zh-CN')).out.trimEnd().split('\n');
    expect(chinese).toHaveLength(338);
    expect(chinese.find((line) => line.includes('gl-time-bank'))).toMatch(/^尚未 +civic .*空明社区“时间银行”$/);
    expect((await run(['practices', '--counts'])).out).toMatch(/^269 core practices: /);
  });
});
