import autocannon from 'autocannon';
import { median, plain, spread } from './figures.ts';
import type { Measured } from './row.ts';
import { smsBody } from './sms-body.ts';
import { startSubject } from './subject.ts';

/** Connections of autocannon, and requests that we send at the same time. */
const connections = 10;

/**
 * Captured requests sent again, with the outcome of each stored, beside autocannon with the bodies of the same requests. Both
 * send to Node's bare server, in turns.
 *
 * @param folder with at least `count` captures.
 */
export async function measureSendAgain(
  folder: string,
  count: number,
  rounds: number,
): Promise<Measured> {
  const receiver = await startSubject('bare');
  const inspector = await startSubject('inspector', [folder]);
  await inspector.ask('settled');
  await inspector.ask('indexed');
  const url = `http://127.0.0.1:${receiver.port}/`;
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = -1; round < rounds; round += 1) {
    const their = await cannon(url, count);
    const our = Number(await inspector.ask('sendAgain', { url, concurrency: connections }));
    // The first round warms up.
    if (round < 0) continue;
    theirs.push(their);
    ours.push(our);
  }
  await inspector.stop();
  await receiver.stop();
  const ratios = ours.map((rate, at) => rate / (theirs[at] ?? Number.NaN));
  return {
    rows: [
      {
        what: `${plain(count)} captures sent again`,
        against: 'autocannon with the same bodies and connections',
        goal: 0.7,
        bound: 'least',
        ratio: median(ratios),
        spread: spread(ratios),
        made: `${plain(median(ours))} / ${plain(median(theirs))} a second, each answer stored`,
      },
    ],
    notes: [],
  };
}

/** @returns answers a second until the last one: autocannon itself ends with the next full second. */
async function cannon(url: string, amount: number): Promise<number> {
  const start = performance.now();
  let last = start;
  const { promise, resolve, reject } = Promise.withResolvers<autocannon.Result>();
  const instance = autocannon(
    {
      url,
      connections,
      amount,
      requests: Array.from({ length: 1_000 }, (_, n) => ({
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'User-Agent': 'axios/1.7.7' },
        body: smsBody(n),
      })),
    },
    (error: Error | null, result) => (error === null ? resolve(result) : reject(error)),
  );
  instance.on('response', () => (last = performance.now()));
  const result = await promise;
  if (result['2xx'] !== amount) throw new Error(`Only ${result['2xx']} were answered.`);
  return amount / ((last - start) / 1_000);
}
