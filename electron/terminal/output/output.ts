import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** The stream of a command's result. A reader that closes it early (`| head`) is not an error. */
export interface Output {
  /** Resolves once there is room for more; at once when the reader has closed it. */
  readonly write: (chunk: string | Uint8Array) => Promise<void>;
  readonly line: (text: string) => Promise<void>;
  readonly json: (value: object) => Promise<void>;
  /** Aborted when the reader has closed it. */
  readonly closed: AbortSignal;
}

export function createOutput(stream: Writable): Output {
  const closed = new AbortController();
  stream.on('error', (error: NodeJS.ErrnoException) => {
    closed.abort();
    if (error.code === 'EPIPE') return;
    // For example a full disk behind a redirect: nothing more can be written.
    process.stderr.write(`The output could not be written: ${error.message}\n`);
    process.exit(1);
  });

  async function write(chunk: string | Uint8Array): Promise<void> {
    if (closed.signal.aborted || stream.write(chunk)) return;
    await once(stream, 'drain', { signal: closed.signal }).catch((error: unknown) => {
      if (!closed.signal.aborted) throw error;
    });
  }

  return {
    write,
    line: (text) => write(`${text}\n`),
    json: (value) => write(`${JSON.stringify(value)}\n`),
    closed: closed.signal,
  };
}
