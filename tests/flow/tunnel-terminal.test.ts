import { createServer, request as sendTo } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { onLoopback } from '../support/loopback.ts';
import { requestThrough } from '../support/request-through.ts';
import { tempDir } from '../support/temp-dir.ts';
import { listening, type Line } from '../support/terminal.ts';
import { startTunnelServer } from '../support/tunnel-server.ts';
import { until } from '../support/until.ts';

const tunnelLines = (lines: readonly Line[]) => lines.filter(({ event }) => event === 'tunnel');

it('the terminal reports that the tunnel is probed, lost, and back, with the times of the app', async () => {
  let server = await startTunnelServer();
  onTestFinished(() => server.kill());
  const { lines, captured, stop } = await listening(
    tempDir(),
    ...['--tunnel', 'localtunnel', '--tunnel-host', server.host],
    ...['--subdomain', 'ours', '--path-token', 'test'],
  );
  const url = `${server.publicUrl('ours')}/in/test`;
  const proved = { event: 'tunnel', state: 'open', url, proved: true };
  await until(() => tunnelLines(lines).some((line) => line['proved'] === true));
  expect(tunnelLines(lines)).toContainEqual(proved);

  const before = tunnelLines(lines).length;
  await server.kill();
  await until(() => tunnelLines(lines).some(({ state }) => state === 'failed'));
  server = await startTunnelServer({ port: server.port });
  await until(() => tunnelLines(lines).slice(before).at(-1)?.['proved'] === true);
  expect(tunnelLines(lines).at(-1)).toEqual(proved);

  await requestThrough(server.publicUrl('ours'), { path: '/in/test', body: '{}' });
  expect(await captured(1)).toMatchObject({ via: 'tunnel' });
  expect(await stop()).toBe(0);
  // No probe was captured.
  expect(lines.filter(({ event }) => event === 'captured')).toHaveLength(1);
});

it("the terminal stands behind an address of the user's own", async () => {
  let port = 0;
  const proxy = await onLoopback(
    createServer((request, response) => {
      const { method, url: path, headers } = request;
      const to = sendTo({ host: '127.0.0.1', port, method, path, headers, agent: false });
      to.on('error', () => response.destroy());
      to.on('response', (answer) => {
        response.writeHead(answer.statusCode ?? 0, answer.headers);
        answer.pipe(response);
      });
      request.pipe(to);
    }),
  );
  onTestFinished(() => proxy.close());
  const address = `http://127.0.0.1:${proxy.port}`;
  const { lines, localUrl } = await listening(
    tempDir(),
    ...['--tunnel', 'address', '--tunnel-host', address, '--path-token', 'test'],
  );
  port = Number(new URL(localUrl).port);
  await until(() => tunnelLines(lines).some((line) => line['proved'] === true));
  expect(tunnelLines(lines).at(-1)).toEqual({
    event: 'tunnel',
    state: 'open',
    url: `${address}/in/test`,
    proved: true,
  });
});
