import { bounds } from '../../../shared/bounds.ts';
import { playMannerNames, playSpeeds, type PlayManner } from '../../../shared/play.ts';
import {
  longestRuleMs,
  retryClocks,
  retryClockNames,
  type RetryClockName,
  type RetryRule,
} from '../../../shared/retry-clock.ts';
import { sampleNames, type SampleName } from '../../../shared/sample.ts';
import { signatureHeaders } from '../../../shared/signature.ts';
import { createBodyMaker } from '../../core/check/make-body.ts';
import { afterwardsMs } from '../../core/play/count-leaving.ts';
import { usualDeadlineMs } from '../../core/play/deliver-message.ts';
import { playableMessages, sampleMessages } from '../../core/play/messages.ts';
import type { Sending } from '../../core/send/send-each.ts';
import { ofUrl } from '../../core/send/send-target.ts';
import type { Signer } from '../../core/send/sign-again.ts';
import { readPrivateKey } from '../../core/signature/keys.ts';
import {
  BadArguments,
  httpAddress,
  positive,
  requestNumber,
  required,
} from '../arguments/read-arguments.ts';
import { dataOption, jsonOption, queryOption } from '../arguments/shared-options.ts';
import { command, CommandFailed, type Terminal } from '../command.ts';
import { confirmServer } from '../confirm-server.ts';
import { openDispatchLog } from '../folder/dispatch-log.ts';
import { pathTokenOf } from '../folder/export-context.ts';
import { withStore } from '../folder/read-only-store.ts';
import { existing, selectIds } from '../folder/select-requests.ts';
import { timeText } from '../output/play-lines.ts';
import { runPlay, type PlayHow } from '../run-play.ts';
import { openGateway } from './check.ts';
import { readFrom } from './replay.ts';

/** The retry clock that is meant where only retries are asked for. */
const usualClock: RetryClockName = 'help-centre';

/** Messages of a sample where no number is given: a burst of one would be none. */
const usualCounts: Readonly<Partial<Record<PlayManner, number>>> = { burst: 20, 'out-of-order': 3 };

/** Delivers messages as HighLevel does. */
export const play = command({
  name: 'play',
  summary: 'Play the CRM: deliver a sample or captures as HighLevel would, with its retries',
  positionals: ['[SAMPLE|ID …]'],
  options: {
    data: dataOption,
    query: queryOption,
    to: { type: 'string', value: 'URL', help: 'the address of your server, http or https' },
    sign: {
      type: 'string',
      value: 'PRIVATE_KEY.pem',
      help: `sign with this Ed25519 key, in ${signatureHeaders.current}`,
    },
    retries: { type: 'boolean', help: 'try again as HighLevel does, until a 2xx comes' },
    clock: {
      type: 'string',
      value: 'NAME',
      help: `whose retries: ${retryClockNames.join(', ')} (default ${usualClock})`,
    },
    speed: {
      type: 'string',
      value: 'N',
      help: `pauses are N times shorter than HighLevel’s (default ${playSpeeds.usual})`,
    },
    manner: {
      type: 'string',
      value: 'NAME',
      help: playMannerNames.join(', '),
    },
    count: {
      type: 'string',
      value: 'N',
      help: 'how many messages of the sample (default 1; burst 20, out-of-order 3)',
    },
    'as-new': { type: 'boolean', help: 'captures get a new messageId, webhookId and timestamp' },
    timeout: {
      type: 'string',
      value: 'SECONDS',
      help: `how long an answer is waited for (default ${usualDeadlineMs / 1_000})`,
    },
    gateway: {
      type: 'string',
      value: 'PORT',
      help: 'stand in for your gateway there, and count what leaves your server',
    },
    yes: { type: 'boolean', help: 'do not ask before sending to another computer' },
    json: jsonOption,
  },
  notes: [
    'The clocks follow pages of HighLevel, which contradict each other (docs/play.md).',
    'SAMPLE is one of "hookscope send --list". Captures are sent in the order in which they came.\nThe retries of a message have the same bytes, ids and signature.',
    'Exits with 1 when a message was never accepted, or left your server more often than once,\notherwise with 0.',
  ],
  run: async (options, words, terminal) => {
    const url = httpAddress(required(options.to, '--to'), '--to');
    const manner = oneOf(options.manner ?? 'in-order', playMannerNames, '--manner');
    const asked = options.retries === true || options.speed !== undefined;
    const clock =
      options.clock === undefined
        ? asked
          ? usualClock
          : null
        : oneOf(options.clock, retryClockNames, '--clock');
    const { sign } = options;
    const signer = sign === undefined ? null : { name: sign, key: readPrivateKey(sign) };
    const how = {
      ...{ manner, clock, isSigned: signer !== null, isJson: options.json === true },
      speed: within(options.speed ?? String(playSpeeds.usual), '--speed', playSpeeds.fastest),
      deadlineMs:
        within(options.timeout ?? String(usualDeadlineMs / 1_000), '--timeout', 60) * 1_000,
    };
    const [sample, more] = words;
    const name = sampleNames.find((one) => one === sample);
    if (name !== undefined && (more !== undefined || options.query !== undefined))
      throw new BadArguments('Name one sample, or requests by their IDs, or by --query.');
    const confirm = async (messages: number) => {
      const what = `${messages === 1 ? '1 message' : `${messages} messages`}${clock === null ? '' : ', again and again until each is accepted,'}`;
      if (options.yes !== true) await confirmServer(url, what);
    };
    if (name !== undefined) {
      if (options['as-new'] === true)
        throw new BadArguments('--as-new is for captures: each message of a sample is new.');
      const count = within(
        options.count ?? String(usualCounts[manner] ?? 1),
        '--count',
        bounds.playedMessages.entries,
      );
      await confirm(count);
      return playSample({ name, count, url, signer, how, gatewayPort: options.gateway }, terminal);
    }
    for (const flag of ['count', 'gateway'] as const)
      if (options[flag] !== undefined) throw new BadArguments(`--${flag} is for a sample.`);
    return playCaptures(
      {
        wanted: words,
        query: options.query,
        data: options.data,
        asNew: options['as-new'] === true,
      },
      { url, signer, how, confirm },
      terminal,
    );
  },
});

type How = Omit<PlayHow, 'target'>;

interface SamplePlay {
  readonly name: SampleName;
  readonly count: number;
  readonly url: string;
  readonly signer: Signer | null;
  readonly how: How;
  readonly gatewayPort: string | undefined;
}

async function playSample(
  { name, count, url, signer, how, gatewayPort }: SamplePlay,
  { out, report, resourcesDir }: Terminal,
): Promise<number> {
  const gateway = gatewayPort === undefined ? null : await openGateway(gatewayPort);
  if (gateway !== null) report(`The gateway port: ${gateway.url}`);
  try {
    const target = ofUrl(url, null);
    const bodies = createBodyMaker(resourcesDir, Date.now);
    const messages = await sampleMessages({ sample: name, count }, bodies, target, signer);
    sayClock(how, report);
    const { run, summary } = await runPlay(
      messages,
      { ...how, target },
      out,
      async () => undefined,
    );
    report(summary);
    const isAccepted = run.accepted === run.total && !run.isStopped;
    if (gateway === null) return isAccepted ? 0 : 1;
    const wanted = isAccepted ? count : 0;
    const { signal } = new AbortController();
    const { length: left } = await gateway.messagesWith(bodies.mark, wanted, afterwardsMs, signal);
    report(`${left} of them left your server through the gateway port; ${count} were delivered.`);
    return isAccepted && left <= count ? 0 : 1;
  } finally {
    gateway?.close();
  }
}

interface CapturesChoice {
  readonly wanted: readonly string[];
  readonly query: string | undefined;
  readonly data: string | undefined;
  readonly asNew: boolean;
}

interface CapturesPlay {
  readonly url: string;
  readonly signer: Signer | null;
  readonly how: How;
  /** Asks before this many messages are sent. */
  readonly confirm: (messages: number) => Promise<void>;
}

async function playCaptures(
  { wanted: words, query, data, asNew }: CapturesChoice,
  { url, signer, how, confirm }: CapturesPlay,
  { out, report }: Terminal,
): Promise<number> {
  const unknown = words.find((word) => !/^#?\d+$/.test(word));
  if (unknown !== undefined)
    throw new BadArguments(
      `There is no sample "${unknown}": "hookscope send --list" names them. Requests are named by their IDs.`,
    );
  const wanted = words.map((word) => requestNumber(word, 'ID'));
  if (wanted.length > 0 === (query !== undefined))
    throw new BadArguments('Name a sample, or requests by their IDs, or by --query.');
  return withStore({ data }, async (store) => {
    const ids =
      query === undefined ? existing(store, wanted) : (await selectIds(store, query)).toReversed();
    if (ids.length === 0) throw new CommandFailed('No request matches the query.');
    const target = ofUrl(url, pathTokenOf(store.dataDir));
    const messages = playableMessages(ids, readFrom(store), target, { signer, asNew });
    if (!messages.ok) throw new CommandFailed(messages.detail);
    await confirm(ids.length);
    const log = await openDispatchLog(store.dataDir);
    if (!log.ok) report(`What is sent is not stored. ${log.detail}`);
    sayClock(how, report);
    const notRenewed = new Set<number | null>();
    const keep = (sending: Sending) => {
      const { requestId, changes } = sending.dispatch;
      if (asNew && !changes.isNew) notRenewed.add(requestId);
      return log.ok ? log.value.add(sending) : Promise.resolve();
    };
    try {
      const { run, summary } = await runPlay(messages.value, { ...how, target }, out, keep);
      if (notRenewed.size > 0)
        report(
          `${notRenewed.size} were sent as they were: there was no messageId, webhookId or timestamp to renew.`,
        );
      report(summary);
      return run.accepted === run.total && !run.isStopped ? 0 : 1;
    } finally {
      if (log.ok) await log.value.close();
    }
  });
}

/** Says whose retries are played, and how long they may take. */
function sayClock({ clock, speed }: How, report: (line: string) => void): void {
  if (clock === null) return;
  const { page, after429, afterFailure } = retryClocks[clock];
  const duration = (rule: RetryRule) => {
    const ms = longestRuleMs(rule);
    return ms === 0 ? 'never' : `for up to ${timeText(ms)} (here ${timeText(ms / speed)})`;
  };
  report(
    `Retries as in ${page}, ${speed} times as fast: after a 429 ${duration(after429)}, after any other failure ${duration(afterFailure)}. Ctrl+C stops.`,
  );
}

/** @throws BadArguments */
function oneOf<const Names extends readonly string[]>(
  text: string,
  names: Names,
  flag: string,
): Names[number] {
  const found = names.find((name) => name === text);
  if (found === undefined)
    throw new BadArguments(`${flag} takes ${names.join(', ')}; not "${text}".`);
  return found;
}

/** @throws BadArguments */
function within(text: string, flag: string, most: number): number {
  const number = positive(text, flag);
  if (number > most) throw new BadArguments(`${flag} can be ${most} at most.`);
  return number;
}
