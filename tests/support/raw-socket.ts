import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

/** A connection on which a test writes bytes of its own. */
export interface RawSocket {
  readonly socket: Socket;
  /** Everything that came back so far, one character a byte. */
  readonly received: () => string;
  /** Resolves with everything received once the other end has closed. */
  readonly closed: Promise<string>;
}

export async function openRawSocket(port: number, host = '127.0.0.1'): Promise<RawSocket> {
  const socket = connect({ host, port });
  onTestFinished(() => void socket.destroy());
  let text = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
  const closed = new Promise<string>((resolve) => {
    socket.on('close', () => resolve(text)).on('error', () => undefined);
  });
  await once(socket, 'connect');
  return { socket, received: () => text, closed };
}

/** Writes bytes, waits for the other end to close, and gives what it said. */
export async function exchange(port: number, bytes: string | Uint8Array): Promise<string> {
  const { socket, closed } = await openRawSocket(port);
  socket.write(bytes);
  return closed;
}
