import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import type { InspectorProgress, InspectorStatus } from '../../shared/state.ts';
import { createCore, type Core } from '../core/core.ts';
import { readTestKey } from '../core/signature/keys.ts';
import type { Given } from './arguments.ts';
import { CommandFailed, type Terminal } from './command.ts';
import { dataDirOf, dataOption, jsonOption } from './data-options.ts';
import { capturedEvent, tunnelEvent } from './events.ts';
import { printInTurn, type InTurn } from './in-turn.ts';
import { capturedLine } from './lines.ts';
import { pasteHints, startLines } from './paste-hints.ts';
import { printable } from './printable.ts';
import { quitAsked } from './quit-key.ts';
import { readRules } from './read-rules.ts';
import { replyWarnings } from './reply-warnings.ts';
import { settingOptions, settingsOf } from './listen-settings.ts';
import { storeMustWork } from './store-must-work.ts';
import { stopAsked } from './stop-signals.ts';
import { stateLine } from './tunnel-line.ts';

/** How long the last requests may take to be inspected, and the last lines to be read. */
const lastWordsMs = 3_000;

/** The options of the commands that capture. */
export const captureOptions = {
  ...settingOptions,
  host: { type: 'string', value: 'ADDRESS', help: 'address to listen on (default 127.0.0.1)' },
  data: dataOption,
  'test-key': {
    type: 'string',
    value: 'PUBLIC.pem',
    help: 'an Ed25519 key whose signatures count too',
  },
  rules: { type: 'string', value: 'FILE', help: 'reply rules, in place of the kept ones' },
  json: jsonOption,
} as const;

/** What is said where a command captures as the window does. */
interface Manner {
  /** The kind of tunnel where none is asked for; `null` takes the one of the settings. */
  readonly tunnel: 'none' | null;
  /** Says what to do, and takes `q` for the end. */
  readonly forPeople: boolean;
}

/** Captures until it is told to stop. @returns the exit code. */
export async function captureUntilStopped(
  given: Given<typeof captureOptions>,
  { out, tell, resourcesDir }: Terminal,
  { tunnel, forPeople }: Manner,
): Promise<number> {
  const overrides = {
    ...settingsOf(given, tunnel),
    ...(given.rules === undefined ? {} : { replies: readRules(given.rules) }),
  };
  const testKey = given['test-key'];
  const testKeys = testKey === undefined ? [] : [readTestKey(testKey)];
  const json = given.json === true;
  const quit = forPeople && !json ? quitAsked() : null;
  const stopped = Promise.race([
    stopAsked(),
    once(out.gone, 'abort'),
    ...(quit ? [quit.asked] : []),
  ]);
  const lines = printInTurn(out);
  let told = '';
  let toldFault: string | null = null;
  let toldAside: string | null = null;
  let reportedDroppedStrays = false;
  let toldUndecided: string | null = null;
  let pasted: string | null = null;

  const core = createCore({
    dataDir: dataDirOf(given),
    resourcesDir,
    host: given.host ?? '127.0.0.1',
    overrides,
    testKeys,
    onStatus: tellStatus,
    onProgress: tellProgress,
    onInspected: (id) => lines.add(() => describe(id)),
    onBug: (error) => tell(String(error)),
  });

  async function describe(id: number): Promise<string | null> {
    const detail = await core.details.of(id);
    if (detail === null) return null;
    return json ? JSON.stringify(capturedEvent(detail)) : capturedLine(detail);
  }

  function tellStatus(state: InspectorStatus): void {
    const { fault, setAside } = state.store;
    if (fault !== null && fault.detail !== toldFault) tell(fault.detail);
    toldFault = fault?.detail ?? null;
    if (setAside !== toldAside && setAside !== null) {
      tell(`The captures were damaged. They were put aside as ${setAside}, and fresh ones begun.`);
    }
    toldAside = setAside;
    if (state.listener.is !== 'listening') return;
    const line = json ? JSON.stringify(tunnelEvent(state)) : stateLine(state);
    if (line !== told && (told !== '' || state.tunnel.is !== 'closed')) lines.add(() => line);
    told = line;
    if (!json && state.deliveryUrl !== null && state.deliveryUrl !== pasted) {
      for (const hint of pasteHints) lines.add(() => hint);
      pasted = state.deliveryUrl;
    }
  }

  function tellProgress({ droppedStrays, undecided: { reason } }: InspectorProgress): void {
    if (droppedStrays.limited > 0 && !reportedDroppedStrays) {
      tell('More strays came in a minute than are kept. The others get 429 and are only counted.');
      reportedDroppedStrays = true;
    }
    if (reason !== null && reason !== toldUndecided) {
      tell(`No rule could decide on a request, so it got the default reply: ${printable(reason)}`);
    }
    toldUndecided = reason;
  }

  await storeMustWork(core);
  await core.listen();
  const { listener } = core.state();
  if (listener.is !== 'listening') {
    await core.close();
    const why = listener.is === 'failed' ? `: ${listener.detail}` : '';
    throw new CommandFailed(`Can not listen on port ${core.settings.current().port}${why}.`);
  }
  const { settingsAside } = core.state();
  if (settingsAside !== null) {
    tell(`The settings could not be understood in full; the file lies in ${settingsAside.path}.`);
    tell(settingsAside.detail);
  }
  for (const warning of replyWarnings(core.state())) tell(warning);
  const { localUrl } = listener;
  const { deliveryUrl } = core.state();
  const listening = json
    ? JSON.stringify({ event: 'listening', localUrl, deliveryUrl })
    : `Listening on ${localUrl}`;
  lines.add(() => listening);
  if (quit !== null) {
    for (const line of startLines(core.settings.current(), dataDirOf(given))) lines.add(() => line);
  }
  void core.tunnel.open();

  await stopped;
  quit?.stop();
  await endWell(core, lines);
  // A reader that reads no more, and yet stays, would keep the process for ever.
  setTimeout(() => process.exit(0), lastWordsMs).unref();
  return 0;
}

/** Takes no more, then says what came last, then closes. */
async function endWell(core: Core, lines: InTurn): Promise<void> {
  await core.tunnel.close();
  await core.listener.close();
  await within(core.settled());
  await within(lines.done());
  lines.stop();
  await core.close();
}

async function within(work: Promise<void>): Promise<void> {
  const timer = new AbortController();
  await Promise.race([
    work,
    after(lastWordsMs, undefined, { signal: timer.signal }).catch(() => undefined),
  ]);
  timer.abort();
}
