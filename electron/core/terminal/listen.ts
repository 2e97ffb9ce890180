import { once } from 'node:events';
import type { RequestDetail } from '../../../shared/contract.ts';
import type { InspectorState } from '../../../shared/state.ts';
import { createCore } from '../core.ts';
import type { ListenOptions } from './arguments.ts';
import { defaultDataDir } from './data-folder.ts';
import { capturedEvent, tunnelEvent } from './events.ts';
import { capturedLine, stateLine } from './lines.ts';

/**
 * Listens until SIGINT or SIGTERM.
 *
 * @returns the exit code: 0 once everything is flushed, 1 when it could not listen.
 */
export async function listen(options: ListenOptions, resourcesDir: string): Promise<number> {
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const print = (line: string) => process.stdout.write(`${line}\n`);
  let told = '';

  const core = createCore({
    dataDir: options.dataDir ?? defaultDataDir(),
    resourcesDir,
    host: options.host,
    overrides: options.overrides,
    onState: tellState,
    onInspected: (detail) => print(describe(detail)),
    onBug: (error) => process.stderr.write(`${String(error)}\n`),
  });

  function describe(detail: RequestDetail): string {
    return options.json ? JSON.stringify(capturedEvent(detail)) : capturedLine(detail);
  }

  function tellState(state: InspectorState): void {
    if (state.listener.is !== 'listening') return;
    const line = options.json ? JSON.stringify(tunnelEvent(state)) : stateLine(state);
    if (line !== told && (told !== '' || state.tunnel.is !== 'closed')) print(line);
    told = line;
  }

  await core.listen();
  const { listener } = core.state();
  if (listener.is === 'failed') {
    process.stderr.write(`Can not listen on port ${listener.port}: ${listener.detail}\n`);
    await core.close();
    return 1;
  }
  if (listener.is === 'listening') {
    const { localUrl } = listener;
    print(
      options.json
        ? JSON.stringify({ event: 'listening', localUrl, deliveryUrl: core.state().deliveryUrl })
        : `Listening on ${localUrl}`,
    );
  }
  void core.openTunnel();
  await stopped;
  await core.close();
  return 0;
}
