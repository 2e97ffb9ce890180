import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { sshFingerprint } from '../../../shared/ssh.ts';
import type { Core } from '../../core/core.ts';
import { readTestKey } from '../../core/signature/keys.ts';
import { BadArguments, type OptionValues } from '../arguments/read-arguments.ts';
import { readRules } from '../arguments/read-rules.ts';
import { settingOptions, settingsOf } from '../arguments/setting-options.ts';
import { dataDirOf, dataOption, jsonOption, testKeyOption } from '../arguments/shared-options.ts';
import { CommandFailed, type Terminal } from '../command.ts';
import { openWorkingCore } from '../folder/working-core.ts';
import { capturedEvent } from '../output/outer-json.ts';
import { capturedLine } from '../output/request-lines.ts';
import { forwardingOf, forwardOptions } from './forward-options.ts';
import { printInOrder, type LinesInOrder } from './lines-in-order.ts';
import { createForwardReporter } from './report-forwards.ts';
import { progressReporter, statusReporter } from './report-state.ts';
import { forwardLines, replyWarnings, startLines } from './start-messages.ts';
import { stopSignal, watchQuitKey } from './stop-requests.ts';

/** How long the last requests may take to be inspected, and the last lines to be read. */
const shutdownStepMs = 3_000;

/** The options of the commands that capture. */
export const captureOptions = {
  ...settingOptions,
  host: { type: 'string', value: 'ADDRESS', help: 'address to listen on (default 127.0.0.1)' },
  data: dataOption,
  'test-key': testKeyOption,
  'ssh-host-key': {
    type: 'string',
    value: 'SHA256:…',
    help: 'the fingerprint of the ssh server, which you have compared',
  },
  rules: { type: 'string', value: 'FILE', help: 'reply rules in place of the stored ones' },
  ...forwardOptions,
  json: jsonOption,
} as const;

/** How the commands that capture differ. */
export interface CaptureMode {
  /** The kind of tunnel without `--tunnel`; `null` takes it from the settings. */
  readonly defaultTunnel: 'none' | null;
  /** Prints what to do next, and stops at `q`. */
  readonly isInteractive: boolean;
}

/** Captures until a signal, `q`, or the end of the reader of stdout. @returns the exit code. */
export async function captureUntilStopped(
  options: OptionValues<typeof captureOptions>,
  { out, report, resourcesDir }: Terminal,
  { defaultTunnel, isInteractive }: CaptureMode,
): Promise<number> {
  const dataDir = dataDirOf(options);
  const forwarding = forwardingOf(options, dataDir);
  const overrides = {
    ...settingsOf(options, defaultTunnel),
    ...forwarding.settings,
    ...(options.rules === undefined ? {} : { replies: readRules(options.rules) }),
  };
  const testKey = options['test-key'];
  const testKeys = testKey === undefined ? [] : [readTestKey(testKey)];
  const json = options.json === true;
  const signalled = stopSignal();
  const lines = printInOrder(out);
  const forwards = createForwardReporter(
    lines,
    json,
    ({ id, name }) => forwarding.urls.get(id) ?? name,
    () => core.settings.current(),
  );
  const reportProgress = progressReporter(report);

  const core: Core = await openWorkingCore({
    dataDir,
    resourcesDir,
    host: options.host ?? '127.0.0.1',
    overrides,
    testKeys,
    trustedHostKeys: trustedHostKeys(options['ssh-host-key']),
    takesJobs: true,
    onStatus: statusReporter(report, lines, json, ({ movedFrom }) => {
      // Who reads it pastes it. After a change the line says so, until the CRM posts to the new address.
      if (movedFrom === null) core.tunnel.acceptAddress();
    }),
    onProgress: (progress) => {
      reportProgress(progress);
      forwards.progress(progress);
    },
    onDispatch: (id) => forwards.dispatched(core.store.dispatches.of(id)),
    onInspected: (id) => lines.add(() => lineOf(core, id, json)),
    onBug: (error) => report(String(error)),
  });
  const quitKey = isInteractive && !json ? watchQuitKey() : null;
  const stopped = Promise.race([
    signalled,
    once(out.closed, 'abort'),
    ...(quitKey ? [quitKey.pressed] : []),
  ]);
  const localUrl = await openListener(core);
  const { settingsAside, deliveryUrl, listener } = core.state();
  const wanted = core.settings.current().port;
  if (wanted !== 0 && listener.is === 'listening' && listener.port !== wanted)
    report(`Port ${wanted} is used by another program. Port ${listener.port} is used instead.`);
  if (settingsAside !== null) {
    report(
      `Some settings could not be read. The file was set aside as ${settingsAside.path}.\n${settingsAside.detail}`,
    );
  }
  for (const warning of replyWarnings(core.state())) report(warning);
  lines.add(() =>
    json
      ? JSON.stringify({ event: 'listening', localUrl, deliveryUrl })
      : `Listening on ${localUrl}`,
  );
  if (!json) for (const line of forwardLines(core.settings.current())) lines.add(() => line);
  forwards.begin();
  if (quitKey !== null) {
    for (const line of startLines(core.settings.current(), dataDir)) {
      lines.add(() => line);
    }
  }
  void core.tunnel.open();

  await stopped;
  quitKey?.release();
  await shutDown(core, lines);
  // A reader that stays and reads no more would keep the process running.
  setTimeout(() => process.exit(0), shutdownStepMs).unref();
  return 0;
}

/** @throws BadArguments */
function trustedHostKeys(given: string | undefined): readonly string[] {
  if (given === undefined) return [];
  if (sshFingerprint.exec(given)?.[0] !== given)
    throw new BadArguments('--ssh-host-key takes a fingerprint that begins with SHA256:.');
  return [given];
}

/** @returns the address for this computer. @throws CommandFailed */
async function openListener(core: Core): Promise<string> {
  await core.listen();
  const { listener } = core.state();
  if (listener.is === 'listening') return listener.localUrl;
  await core.close();
  const why = listener.is === 'failed' ? `: ${listener.detail}` : '';
  throw new CommandFailed(`Can't listen on port ${core.settings.current().port}${why}.`);
}

/** The line of a captured request; `null` when it was deleted since. */
async function lineOf(core: Core, id: number, json: boolean): Promise<string | null> {
  const detail = await core.details.of(id);
  if (detail === null) return null;
  return json ? JSON.stringify(capturedEvent(detail)) : capturedLine(detail);
}

/** Accepts no more requests, prints the last ones, then closes the store. */
async function shutDown(core: Core, lines: LinesInOrder): Promise<void> {
  await core.tunnel.close();
  await core.listener.close();
  await withTimeLimit(core.settled());
  await withTimeLimit(lines.done());
  lines.stop();
  await core.close();
}

async function withTimeLimit(work: Promise<void>): Promise<void> {
  const timer = new AbortController();
  await Promise.race([
    work,
    after(shutdownStepMs, undefined, { signal: timer.signal }).catch(() => undefined),
  ]);
  timer.abort();
}
