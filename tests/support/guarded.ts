import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { readFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { createGuardedFetch, type GuardOptions } from '../../electron/core/fetch/guarded-fetch.ts';
import { systemNetworks } from '../../electron/core/fetch/own-network.ts';
import { fetchLimits } from '../../shared/fetch.ts';
import { onLoopback } from './loopback.ts';

const identity = (file: string) =>
  readFileSync(new URL(`../fixtures/files-example/${file}`, import.meta.url));

/** Its own issuer, good for `files.example` until 2099. */
export const filesExample = { cert: identity('cert.pem'), key: identity('key.pem') };

export interface FileServer {
  readonly port: number;
  /** Request lines and headers, in the order of arrival. */
  readonly seen: { readonly line: string; readonly headers: readonly string[] }[];
}

/** A real server on loopback, until the test ends. */
export async function serveFiles(
  answer: RequestListener,
  options: { readonly tls?: boolean; readonly host?: string } = {},
): Promise<FileServer> {
  const seen: FileServer['seen'] = [];
  const listener: RequestListener = (request, response) => {
    seen.push({ line: `${request.method} ${request.url}`, headers: request.rawHeaders });
    answer(request, response);
  };
  const server = options.tls ? createTlsServer(filesExample, listener) : createServer(listener);
  const { port, close } = await onLoopback(server, undefined, options.host);
  onTestFinished(close);
  return { port, seen };
}

/** The real fetcher with a resolver that says loopback for every name, unless told otherwise. */
export function guard(
  allowedHost: string | null,
  options: Partial<Pick<GuardOptions, 'resolve' | 'networks'>> & Partial<typeof fetchLimits> = {},
) {
  const {
    resolve = () => Promise.resolve(['127.0.0.1']),
    networks = systemNetworks,
    ...limits
  } = options;
  return createGuardedFetch({
    allowedHost: () => allowedHost,
    resolve,
    networks,
    limits: { ...fetchLimits, ...limits },
  });
}
