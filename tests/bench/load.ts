import { connect } from 'node:net';

export interface Load {
  readonly port: number;
  /** A whole HTTP/1.1 request, head and body. It is sent again and again. */
  readonly request: Uint8Array;
  readonly connections: number;
  /** No request begins after this many milliseconds, */
  readonly forMs?: number;
  /** … or after this many requests. */
  readonly count?: number;
  /** Called with the milliseconds from each request to its whole reply. */
  readonly onReply?: (ms: number) => void;
}

export interface LoadResult {
  readonly replies: number;
  /** Replies with another status than 200. */
  readonly others: number;
  readonly perSecond: number;
}

/**
 * Sends the same request over keep-alive connections, each waiting for its reply before it sends
 * the next. It speaks just enough HTTP to count replies, so that it costs far less than any
 * server: replies with a Content-Length or in chunks.
 *
 * @throws when a connection ends before its reply came.
 */
export async function sendLoad(load: Load): Promise<LoadResult> {
  const { forMs = Infinity, count = Infinity } = load;
  let begun = 0;
  let replies = 0;
  let others = 0;
  const start = performance.now();

  await Promise.all(Array.from({ length: load.connections }, oneConnection));
  const seconds = (performance.now() - start) / 1000;
  return { replies, others, perSecond: replies / seconds };

  function oneConnection(): Promise<void> {
    return new Promise((resolve, reject) => {
      let inReply = false;
      let sentAt = 0;
      let pieces = '';
      const next = (): void => {
        if (begun >= count || performance.now() - start >= forMs) return void socket.end();
        begun += 1;
        inReply = true;
        sentAt = performance.now();
        socket.write(load.request);
      };
      const take = (length: number, buffer: Uint8Array): boolean => {
        pieces += Buffer.from(buffer.buffer, buffer.byteOffset, length).toString('latin1');
        if (!isWhole(pieces)) return true;
        replies += 1;
        load.onReply?.(performance.now() - sentAt);
        if (!pieces.startsWith('HTTP/1.1 200')) others += 1;
        inReply = false;
        pieces = '';
        next();
        return true;
      };
      // Reading into one buffer goes past Node's streams, which would cost more than the rest.
      const onread = { buffer: Buffer.alloc(16 * 1024), callback: take };
      const socket = connect({ host: '127.0.0.1', port: load.port, noDelay: true, onread }, next);
      socket.on('error', reject).on('close', () => {
        if (inReply) reject(new Error(`The server hung up before its reply was whole: ${pieces}`));
        else resolve();
      });
    });
  }
}

/** A reply ends by its Content-Length or with its last chunk. */
function isWhole(reply: string): boolean {
  const body = reply.indexOf('\r\n\r\n') + 4;
  if (body === 3) return false;
  const length = /content-length: (\d+)/i.exec(reply)?.[1];
  return length === undefined ? reply.endsWith('0\r\n\r\n') : reply.length - body >= +length;
}

/** The header fields of a POST of JSON as the provider sends it. */
export function postedHeaders(body: Uint8Array): readonly (readonly [string, string])[] {
  return [
    ['Host', 'localhost'],
    ['Accept', 'application/json, text/plain, */*'],
    ['Content-Type', 'application/json'],
    ['User-Agent', 'axios/1.7.7'],
    ['Content-Length', String(body.length)],
    ['Accept-Encoding', 'gzip, compress, deflate, br'],
  ];
}

/** The whole POST. */
export function postOf(path: string, body: Uint8Array): Buffer {
  const fields = postedHeaders(body).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\n${fields.join('')}\r\n`), body]);
}
