import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Where the answer goes. A reader that has gone away (`| head`) is no error. */
export interface Output {
  /** Resolves once there is room for more, at once when nobody reads any more. */
  readonly write: (chunk: string | Uint8Array) => Promise<void>;
  readonly line: (text: string) => Promise<void>;
  readonly json: (value: object) => Promise<void>;
  /** Nobody reads any more. */
  readonly gone: AbortSignal;
}

export function createOutput(stream: Writable): Output {
  const gone = new AbortController();
  stream.on('error', (error: NodeJS.ErrnoException) => {
    gone.abort();
    if (error.code === 'EPIPE') return;
    // A full disk behind a redirect, for example: nothing that follows could be said there.
    process.stderr.write(`The output could not be written: ${error.message}\n`);
    process.exit(1);
  });

  async function write(chunk: string | Uint8Array): Promise<void> {
    if (gone.signal.aborted || stream.write(chunk)) return;
    await once(stream, 'drain', { signal: gone.signal }).catch((error: unknown) => {
      if (!gone.signal.aborted) throw error;
    });
  }

  return {
    write,
    line: (text) => write(`${text}\n`),
    json: (value) => write(`${JSON.stringify(value)}\n`),
    gone: gone.signal,
  };
}
