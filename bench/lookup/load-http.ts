import { Pool } from 'undici';

/** What is asked, how often and how long. */
export interface HttpLoad {
  url: string;
  cookie: string;
  paths: readonly string[];
  perSecond: number;
  seconds: number;
}

/**
 * Sends requests at even steps of time, whether earlier ones were answered or not, as people do; gives the milliseconds of
 * each from the moment at which it was due, so that an answer that is late makes none of the next look quicker.
 */
export async function loadHttp({ url, cookie, paths, perSecond, seconds }: HttpLoad): Promise<number[]> {
  const pool = new Pool(url, { connections: 20 });
  const times: number[] = [];
  const ask = async (path: string, due: number) => {
    const { statusCode, body } = await pool.request({ method: 'GET', path, headers: { cookie } });
    await body.dump();
    if (statusCode !== 200) throw new Error(`${path} was answered ${statusCode}`);
    times.push(performance.now() - due);
  };
  const began = performance.now();
  const sent: Promise<void>[] = [];
  while (sent.length < perSecond * seconds) {
    const owed = Math.min(perSecond * seconds, Math.floor(((performance.now() - began) * perSecond) / 1_000) + 1);
    while (sent.length < owed) {
      sent.push(ask(paths[sent.length % paths.length] ?? '/', began + (sent.length * 1_000) / perSecond));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(sent);
  await pool.close();
  return times;
}
