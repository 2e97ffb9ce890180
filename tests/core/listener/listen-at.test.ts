import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { listenAt } from '../../../electron/core/listener/listen-at.ts';

function server(): Server {
  const made = createServer();
  onTestFinished(() => void made.close());
  return made;
}

async function listening(host: string, port = 0): Promise<AddressInfo> {
  const made = server();
  const begun = once(made, 'listening');
  listenAt(made, host, port);
  await begun;
  return made.address() as AddressInfo;
}

it.each([
  ['127.0.0.1', { address: '127.0.0.1', family: 'IPv4' }],
  ['0.0.0.0', { address: '0.0.0.0', family: 'IPv4' }],
  ['localhost', {}],
])('listens at %s alone', async (host, expected) => {
  expect(await listening(host)).toMatchObject(expected);
});

it('emits the error of the system when the port is taken', async () => {
  const { port } = await listening('127.0.0.1');
  const second = server();
  const failed = once(second, 'error');
  listenAt(second, '127.0.0.1', port);
  const [error] = (await failed) as [NodeJS.ErrnoException];
  expect(error).toMatchObject({
    code: 'EADDRINUSE',
    syscall: 'listen',
    address: '127.0.0.1',
    port,
  });
});

it('looks nothing up for an IPv4 address: dns is not even loaded', () => {
  const module = new URL('../../../electron/core/listener/listen-at.ts', import.meta.url).href;
  const loads = (how: string) => {
    const code = `
      import { createServer } from 'node:net';
      import { listenAt } from ${JSON.stringify(module)};
      const server = createServer();
      server.once('listening', () => {
        console.log(process.moduleLoadList.includes('NativeModule dns'));
        server.close();
      });
      ${how};`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_NO_WARNINGS: '1' },
      encoding: 'utf8',
    });
    return stdout.trim();
  };
  expect(loads(`server.listen(0, '127.0.0.1')`)).toBe('true');
  expect(loads(`listenAt(server, '127.0.0.1', 0)`)).toBe('false');
});
