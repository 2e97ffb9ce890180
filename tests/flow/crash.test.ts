import { createHash, randomInt } from 'node:crypto';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { listChoices } from '../../shared/list-filter.ts';
import { createCore } from '../../electron/core/core.ts';
import { postOf } from '../bench/load.ts';
import { startSubject } from '../bench/subject.ts';
import { effort } from '../support/effort.ts';
import { resourcesDir } from '../support/running-core.ts';
import { tempDir } from '../support/temp-dir.ts';
import { until } from '../support/until.ts';

const rounds = effort({ usual: 6, full: 200 });
const senders = 16;

it(
  `keeps every acknowledged request, once and byte for byte, over ${rounds} times kill -9 under load`,
  { timeout: 10_000 + rounds * 5_000 },
  async () => {
    const dataDir = tempDir();
    const sent = new Map<string, Buffer>();
    const acknowledged = new Set<string>();
    for (let round = 0; round < rounds; round += 1) {
      const before = acknowledged.size;
      const inspector = await startSubject('inspector', [dataDir]);
      const load = Array.from({ length: senders }, (_, sender) =>
        sendUntilCut(inspector.port, `${round}.${sender}`, sent, acknowledged),
      );
      await until(() => acknowledged.size > before + senders);
      // A random moment: between a commit and its reply, in the middle of a body, or during the inspection.
      await new Promise((resolve) => setTimeout(resolve, randomInt(120)));
      await inspector.kill();
      await Promise.all(load);
    }

    const stored = await readStored(dataDir);
    const lost = [...acknowledged].filter((number) => !stored.has(number));
    expect(lost).toEqual([]);
    for (const [number, bodies] of stored) {
      expect(bodies, `request ${number}`).toHaveLength(1);
      expect(bodies[0]?.equals(sent.get(number) ?? Buffer.alloc(0)), `request ${number}`).toBe(
        true,
      );
    }
    expect(acknowledged.size).toBeGreaterThan(rounds * senders);
  },
);

/** Sends numbered bodies of any length, one after the other, until the connection is cut. */
function sendUntilCut(
  port: number,
  name: string,
  sent: Map<string, Buffer>,
  acknowledged: Set<string>,
): Promise<void> {
  return new Promise((cut) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    let n = 0;
    let reply = '';
    const next = (): void => {
      n += 1;
      const body = numbered(`${name}.${n}`);
      sent.set(`${name}.${n}`, body);
      reply = '';
      socket.write(postOf('/in/bench', body));
    };
    socket.setEncoding('latin1').on('data', (text: string) => {
      reply += text;
      if (!reply.endsWith('}\n')) return;
      if (reply.startsWith('HTTP/1.1 200 ')) acknowledged.add(`${name}.${n}`);
      next();
    });
    socket
      .on('connect', next)
      .on('error', () => undefined)
      .on('close', () => cut());
  });
}

/** A number, a line end, then up to 20 kB that are derived from the number. */
function numbered(number: string): Buffer {
  const seed = createHash('sha512').update(number).digest();
  const length = seed.readUInt16LE() % (seed.readUInt8(2) < 32 ? 20_000 : 600);
  return Buffer.concat([Buffer.from(`${number}\n`), Buffer.alloc(length, seed)]);
}

/** Every complete body, by its number. The folder is opened as by the next start of the app. */
async function readStored(dataDir: string): Promise<Map<string, Buffer[]>> {
  const core = createCore({ dataDir, resourcesDir });
  const stored = new Map<string, Buffer[]>();
  const { ids, counts } = core.store;
  for (const show of listChoices) expect(counts()[show], show).toBe(ids(show).length);
  for (const id of core.store.ids('all')) {
    const ended = core.store.record(id)?.request.body.ended;
    const body = Buffer.from(core.store.body(id) ?? []);
    if (ended !== 'complete') continue;
    const number = body.subarray(0, body.indexOf('\n')).toString();
    stored.set(number, [...(stored.get(number) ?? []), body]);
  }
  await core.close();
  return stored;
}
