import type { Result } from '../../../../shared/result.ts';
import type { TunnelFault } from '../../../../shared/tunnel.ts';
import type { OpenTunnelOptions, Tunnel, TunnelEnd } from '../tunnel.ts';
import { startProgram, type OutputStream, type ProgramStart } from './start-program.ts';

/** The last lines that are kept, to explain why it ended. */
const maxLines = 60;

/** What a line of the program reports. */
export type ProgramEvent =
  /** The public address. Another one than before ends the tunnel, which is then opened again. */
  | { readonly is: 'address'; readonly url: string }
  /** Its connection is up. The tunnel is open once it also has an address. */
  | { readonly is: 'connected' }
  /** Both at once. */
  | { readonly is: 'open'; readonly url: string }
  /** Its connection is lost, and the program tries to restore it. */
  | { readonly is: 'lost' }
  /** It can't open the tunnel, although it keeps running: it is ended. */
  | { readonly is: 'failed'; readonly end: TunnelEnd };

export interface ProgramTunnel extends Omit<ProgramStart, 'onLine'> {
  /** The public address where it is known before the program reports anything. */
  readonly url?: string;
  /** The name that the server granted, where there are names. */
  readonly name?: string | null;
  /** @returns `null` for a line that changes nothing. */
  readonly readLine: (line: string, stream: OutputStream) => ProgramEvent | null;
  /**
   * Why the program ended by itself.
   *
   * @param lines the last ones that it wrote, oldest first; the system's message when it could not be started.
   */
  readonly whyEnded: (lines: readonly string[]) => TunnelEnd;
  /** Why there is no tunnel at the deadline. `url` is the address, if there is one already. */
  readonly whyLate: (lines: readonly string[], url: string | null) => TunnelEnd;
}

/** Opens a tunnel by a program that runs as long as the tunnel is open, and tells what happens in its output. */
export function openByProgram(
  { readLine, whyEnded, whyLate, name = null, ...program }: ProgramTunnel,
  { onConnections, signal }: Pick<OpenTunnelOptions, 'onConnections' | 'signal'>,
): Promise<Result<Tunnel, TunnelFault>> {
  const opening = Promise.withResolvers<Result<Tunnel, TunnelFault>>();
  const ended = Promise.withResolvers<TunnelEnd>();
  const lines: string[] = [];
  let url = program.url ?? null;
  let isConnected = false;
  let isOpen = false;
  let isClosing = false;

  const close = () => {
    isClosing = true;
    signal.removeEventListener('abort', abandon);
    return running.end();
  };
  /** Ends the program, and then says why there is no tunnel. */
  const fail = (end: TunnelEnd) => {
    ended.resolve(end);
    void close().then(() => opening.resolve({ ok: false, ...end }));
  };
  const abandon = () => fail(whyLate(lines, url));

  const openOnceReady = () => {
    if (!isConnected || url === null) return;
    onConnections(1, 1);
    if (isOpen) return;
    isOpen = true;
    signal.removeEventListener('abort', abandon);
    opening.resolve({ ok: true, value: { url, name, ended: ended.promise, close } });
  };
  const takeAddress = (next: string) => {
    if (isOpen && next !== url) fail({ fault: 'died', detail: next });
    else url = next;
  };

  const take = (event: ProgramEvent) => {
    switch (event.is) {
      case 'failed':
        return fail(event.end);
      case 'lost':
        isConnected = false;
        return isOpen ? onConnections(0, 1) : undefined;
      case 'address':
        takeAddress(event.url);
        return openOnceReady();
      case 'connected':
        isConnected = true;
        return openOnceReady();
      case 'open':
        isConnected = true;
        takeAddress(event.url);
        return openOnceReady();
    }
  };

  const running = startProgram({
    ...program,
    onLine: (line, stream) => {
      if (isClosing) return;
      lines.push(line.slice(0, 2_000));
      if (lines.length > maxLines) lines.shift();
      const event = readLine(line, stream);
      if (event !== null) take(event);
    },
  });
  void running.exited.then((error) => {
    if (isClosing) return;
    const why = whyEnded(error === null ? lines : [error]);
    signal.removeEventListener('abort', abandon);
    opening.resolve({ ok: false, ...why });
    ended.resolve({ fault: 'died', detail: why.detail });
  });

  if (signal.aborted) abandon();
  else signal.addEventListener('abort', abandon);
  return opening.promise;
}
