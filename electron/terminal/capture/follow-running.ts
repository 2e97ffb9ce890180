import { once } from 'node:events';
import { follow } from '../../core/channel/follow.ts';
import type { FollowedStatus } from '../../core/channel/follow-messages.ts';
import { DataInUse } from '../../core/data-folder/data-lock.ts';
import { readKeys } from '../../core/signature/stored-keys.ts';
import type { OptionValues } from '../arguments/read-arguments.ts';
import { dataDirOf } from '../arguments/shared-options.ts';
import { CommandFailed, type Terminal } from '../command.ts';
import { storedDetails, withStore } from '../folder/read-only-store.ts';
import { capturedEvent, tunnelEvent } from '../output/outer-json.ts';
import { capturedLine } from '../output/request-lines.ts';
import { stateLine } from '../output/tunnel-line.ts';
import {
  captureUntilStopped,
  type CaptureMode,
  type captureOptions,
} from './capture-until-stopped.ts';
import { stopSignal } from './stop-requests.ts';

/** Options that don't change how requests are captured. */
const harmless: ReadonlySet<string> = new Set(['data', 'json']);

type CaptureOptions = OptionValues<typeof captureOptions>;

/**
 * Captures until it is stopped. While another process has the data folder, it prints what that one captures.
 *
 * @returns the exit code.
 * @throws CommandFailed when that process can't be followed, or captures in another way than the options ask.
 */
export async function captureOrFollow(
  options: CaptureOptions,
  terminal: Terminal,
  mode: CaptureMode,
): Promise<number> {
  try {
    return await captureUntilStopped(options, terminal, mode);
  } catch (error) {
    if (error instanceof DataInUse) return followRunning(error, options, terminal);
    throw error;
  }
}

async function followRunning(
  inUse: DataInUse,
  options: CaptureOptions,
  { out, report, resourcesDir }: Terminal,
): Promise<number> {
  const dataDir = dataDirOf(options);
  const json = options.json === true;
  const refused = Object.entries(options).flatMap(([name, value]) =>
    value === undefined || harmless.has(name) || isEmpty(value) ? [] : [`--${name}`],
  );
  const canFollow = refused.length === 0 && inUse.channel !== null;
  const followed = canFollow ? await follow(inUse.channel) : null;
  if (followed === null) throw new CommandFailed(`${inUse.message}\n${nextStep(refused)}`);
  report(`${inUse.message} This prints what it captures, until Ctrl+C.`);

  let isStopped = false;
  void Promise.race([stopSignal(), once(out.closed, 'abort')]).then(() => {
    isStopped = true;
    followed.close();
  });
  const keys = readKeys(resourcesDir, dataDir, null);
  await withStore({ data: dataDir }, async (store) => {
    const details = storedDetails(store, keys);
    const statusLines = statusPrinter(json);
    for await (const event of followed.events) {
      if (event.is === 'status') {
        for (const line of statusLines(event.status)) await out.line(line);
        continue;
      }
      const detail = await details.of(event.id);
      // It may be deleted by now.
      if (detail === null) continue;
      await out.line(json ? JSON.stringify(capturedEvent(detail)) : capturedLine(detail));
    }
  });
  if (isStopped) return 0;
  report('That process has ended, so nothing is captured any more.');
  return 1;
}

/** An option that belongs to another one has an empty list when it was not given. */
function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function nextStep(refused: readonly string[]): string {
  const other = 'Close it, or choose another folder with --data.';
  if (refused.length === 0) return other;
  return `Its settings decide how it captures: leave out ${refused.join(', ')} to print what it captures. Otherwise close it, or choose another folder with --data.`;
}

/** The lines of each status that are not the same as before. */
function statusPrinter(json: boolean): (status: FollowedStatus) => readonly string[] {
  let lastUrl: string | null = null;
  let lastTunnel = '';
  return (status) => {
    const { localUrl, deliveryUrl, tunnel } = status;
    const lines: string[] = [];
    if (localUrl !== null && localUrl !== lastUrl)
      lines.push(
        json
          ? JSON.stringify({ event: 'listening', localUrl, deliveryUrl })
          : `Listening on ${localUrl}`,
      );
    lastUrl = localUrl;
    const line = json ? JSON.stringify(tunnelEvent(status)) : stateLine(status);
    if (line !== lastTunnel && (lastTunnel !== '' || tunnel.is !== 'closed')) lines.push(line);
    lastTunnel = line;
    return lines;
  };
}
