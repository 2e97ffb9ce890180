import type { Protocol } from 'electron';

/** What a page asks for. */
export interface SchemeRequest {
  readonly url: string;
  readonly method: string;
}

export interface SchemeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string | null;
}

/** Chromium's `ERR_FAILED`. */
const failed = -2;

/**
 * Answers what pages ask of a scheme of ours. `protocol.handle` gives its handler a `Request` of Node's `fetch`, which takes
 * 30 ms to load, before the first page can be shown; this older way of Electron gives the address and the method.
 */
export function serveScheme(
  protocol: Protocol,
  scheme: string,
  answer: (request: SchemeRequest) => SchemeAnswer | Promise<SchemeAnswer>,
): void {
  protocol.registerBufferProtocol(scheme, ({ url, method }, respond) => {
    void (async () => {
      const { status, headers, body } = await answer({ url, method });
      const data = typeof body === 'string' ? Buffer.from(body) : (body ?? Buffer.alloc(0));
      respond({ statusCode: status, headers: { ...headers }, data });
    })().catch((error: unknown) => {
      console.error(error);
      respond({ error: failed });
    });
  });
}
