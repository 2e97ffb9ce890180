import { createServer } from 'node:http';
import { onLoopback } from './loopback.ts';

export interface Sentinel {
  readonly origin: string;
  /** Paths asked for so far. */
  readonly seen: readonly string[];
  readonly close: () => Promise<void>;
}

/** A listener on loopback that notes whatever reaches it, and answers with a page that tries to act. */
export async function postSentinel(): Promise<Sentinel> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(request.url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Content-Type', 'text/html');
    response.end('<script>globalThis.inlineRan = true</script><img src="/image-of-page">');
  });
  const { port, close } = await onLoopback(server);
  return { origin: `http://127.0.0.1:${port}`, seen, close };
}
