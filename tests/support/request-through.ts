import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { HeaderPairs } from '../../shared/request.ts';

export interface ThroughOptions {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: HeaderPairs;
  readonly body?: string | Uint8Array;
}

export interface ThroughReply {
  readonly status: number;
  readonly headers: HeaderPairs;
  readonly body: Buffer;
}

/**
 * Sends a request to a public address of the tunnel server on loopback. Its name need not be known
 * to any DNS: the connection goes to 127.0.0.1 and the name into the Host field.
 */
export function requestThrough(
  publicUrl: string,
  { method = 'POST', path = '/', headers = [], body = '' }: ThroughOptions = {},
): Promise<ThroughReply> {
  const { host, port } = new URL(publicUrl);
  const bytes = Buffer.from(body);
  const length = String(bytes.byteLength);
  return new Promise((resolve, reject) => {
    const sent = request({
      host: '127.0.0.1',
      port,
      method,
      path,
      agent: false,
      headers: [['Host', host], ['Content-Length', length], ...headers].flat(),
    });
    sent.once('error', reject);
    sent.once('response', (response) => {
      const pairs: [string, string][] = [];
      for (let at = 0; at < response.rawHeaders.length; at += 2) {
        pairs.push([response.rawHeaders[at] ?? '', response.rawHeaders[at + 1] ?? '']);
      }
      buffer(response).then(
        (whole) => resolve({ status: response.statusCode ?? 0, headers: pairs, body: whole }),
        reject,
      );
    });
    sent.end(bytes);
  });
}
