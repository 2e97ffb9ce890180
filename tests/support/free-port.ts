import { createServer } from 'node:net';
import { onLoopback } from './loopback.ts';

/**
 * A free port for a server that must be told its port. It is below those that systems give out by themselves, so
 * nothing else on this machine takes it between its choice and its use.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    try {
      const listener = await onLoopback(createServer(), port);
      await listener.close();
      return port;
    } catch {
      // It is taken.
    }
  }
}
