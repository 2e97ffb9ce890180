import { expect, it, onTestFinished } from 'vitest';
import type { Capture } from '../../../electron/core/capture/capture.ts';
import { createOpenHeads } from '../../../electron/core/listener/open-heads.ts';
import { listenerWith } from '../../support/quiet-listener.ts';
import { exchange, openRawSocket } from '../../support/raw-socket.ts';

const timeouts = { headMs: 60_000, bodyMs: 60_000, checkMs: 30_000, idleMs: 60_000 };
const start = 'GET /in/test-token HTTP/1.1\r\nHost: h\r\nConnection: close\r\nX-Long: ';
const end = '\r\n\r\n';

it('heads that do not end share a limit: a long one beyond it is stored and answered 431, and no other suffers', async () => {
  const stored: Capture[] = [];
  const listener = listenerWith(stored, 'local', timeouts, createOpenHeads(100_000));
  const { port } = await listener.open('127.0.0.1', 0);
  onTestFinished(() => listener.close(0));
  const first = await openRawSocket(port);
  first.socket.write(start + 'a'.repeat(90_000));
  // It is read once a request that came after it has its answer.
  expect(await exchange(port, start + end)).toMatch(/^HTTP\/1\.1 200 /);

  const beyond = start + 'b'.repeat(60_000);
  expect(await exchange(port, beyond)).toMatch(/^HTTP\/1\.1 431 /);
  const { request, pieces } = stored[1] ?? {};
  expect(request?.broken?.code).toBe('HPE_HEADER_OVERFLOW');
  expect(beyond).toContain(Buffer.concat(pieces ?? []).toString());

  const short = await openRawSocket(port);
  short.socket.write(`${start}c`);
  short.socket.write(`c${end}`);
  expect(await short.closed).toMatch(/^HTTP\/1\.1 200 /);
  first.socket.write(end);
  expect(await first.closed).toMatch(/^HTTP\/1\.1 200 /);
  // What was complete, or was ended, counts no more.
  expect(await exchange(port, beyond + end)).toMatch(/^HTTP\/1\.1 200 /);
});
