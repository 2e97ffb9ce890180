import { setTimeout as after } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { requestThrough } from '../support/request-through.ts';
import { pathToken, runCore } from '../support/running-core.ts';
import { startTunnelServer } from '../support/tunnel-server.ts';
import { until } from '../support/until.ts';

const webhooks = 500;
const atOnce = 8;
const pauseMs = 100;

/** The result of one webhook as its sender sees it: a status, or no reply. */
type Outcome = { readonly status: number } | { readonly failed: string };

it('500 webhooks while the server restarts three times: each that got a 2xx is stored once', async () => {
  let server = await startTunnelServer();
  onTestFinished(() => server.kill());
  const tunnel = { kind: 'localtunnel', host: server.host, subdomain: 'ours' } as const;
  const { core } = await runCore({ tunnel }, undefined, {
    tunnelTiming: { reviveMs: 300, reopenDelay: () => 100 },
  });
  await core.tunnel.open();
  const outcomes = new Map<number, Outcome>();
  let next = 0;

  /** Sends webhooks one after the other, each once: this CRM doesn't retry. */
  const sender = async () => {
    for (let id = next++; id < webhooks; id = next++) {
      const sent = requestThrough(server.publicUrl('ours'), {
        path: `/in/${pathToken}`,
        body: JSON.stringify({ webhookId: `webhook-${id}` }),
      });
      // A server that lost its tunnel leaves a request without a reply: its sender gives up.
      const gaveUp = after(3_000, undefined, { ref: false }).then(() => ({ failed: 'no answer' }));
      const answer = sent.then(
        ({ status }) => ({ status }),
        (error: Error) => ({ failed: error.message }),
      );
      const outcome = await Promise.race([answer, gaveUp]);
      outcomes.set(id, outcome);
      // A sender that finds no server does not send faster.
      if (!('status' in outcome) || outcome.status !== 200) await after(pauseMs);
    }
  };
  const restart = async (at: number) => {
    await until(() => outcomes.size >= at);
    const { port } = server;
    await server.kill();
    // Some of the webhooks find no server.
    await until(() => outcomes.size >= at + 30);
    server = await startTunnelServer({ port });
    await until(() => core.state().tunnel.is === 'open');
  };
  const senders = Array.from({ length: atOnce }, sender);
  for (const at of [80, 200, 320]) await restart(at);
  await Promise.all(senders);

  const accepted = [...outcomes].filter(
    ([, outcome]) => 'status' in outcome && outcome.status >= 200 && outcome.status < 300,
  );
  const refused = webhooks - accepted.length;
  const stored = new Map<string, number>();
  for (const { id } of await everyRow(core)) {
    const body = JSON.parse(Buffer.from(core.store.body(id) ?? []).toString()) as {
      webhookId: string;
    };
    stored.set(body.webhookId, (stored.get(body.webhookId) ?? 0) + 1);
  }
  for (const [id] of accepted) expect(stored.get(`webhook-${id}`), `webhook-${id}`).toBe(1);
  // Nothing is stored twice, not even a webhook that its sender thinks lost.
  expect([...stored.values()].every((times) => times === 1)).toBe(true);
  expect(outcomes.size).toBe(webhooks);
  // Without both results the test would prove nothing.
  expect(accepted.length).toBeGreaterThan(webhooks / 4);
  expect(refused).toBeGreaterThan(50);
});

async function everyRow(core: Awaited<ReturnType<typeof runCore>>['core']) {
  const filter = { text: '', show: 'all' } as const;
  const rows = await core.list.rows({ filter, from: 0, count: webhooks * 2 });
  return rows?.rows ?? [];
}
