import type { DispatchFault } from '../../../shared/dispatches.ts';
import { signatureHeaders } from '../../../shared/signature.ts';
import { createBodyRoom } from '../../core/dispatch/body-room.ts';
import { createSender } from '../../core/dispatch/send-once.ts';
import { sendEach, type Sending, type SendingParts } from '../../core/send/send-each.ts';
import { shortOutcome } from '../../core/send/runs.ts';
import { ofUrl } from '../../core/send/send-target.ts';
import { readPrivateKey } from '../../core/signature/keys.ts';
import {
  BadArguments,
  httpAddress,
  positive,
  requestNumber,
  required,
} from '../arguments/read-arguments.ts';
import { dataOption, jsonOption, queryOption } from '../arguments/shared-options.ts';
import { printInOrder } from '../capture/lines-in-order.ts';
import { command, CommandFailed } from '../command.ts';
import { stopAt } from '../stop-at.ts';
import { openDispatchLog } from '../folder/dispatch-log.ts';
import { pathTokenOf } from '../folder/export-context.ts';
import { withStore, type StoredCaptures } from '../folder/read-only-store.ts';
import { existing, selectIds } from '../folder/select-requests.ts';
import { outcomeCounts, outerSending, sendingLine } from '../output/dispatch-lines.ts';

/** Requests that can be sent at the same time. */
const mostAtOnce = 64;

/** Sends captured requests again. */
export const replay = command({
  name: 'replay',
  summary: 'Send captured requests again, to any address',
  positionals: ['[ID …]'],
  options: {
    data: dataOption,
    query: queryOption,
    to: { type: 'string', value: 'URL', help: 'an http or https address' },
    sign: {
      type: 'string',
      value: 'PRIVATE_KEY.pem',
      help: `sign again with this Ed25519 key, in ${signatureHeaders.current}`,
    },
    'as-new': { type: 'boolean', help: 'with a new messageId, webhookId and timestamp' },
    rate: {
      type: 'string',
      value: 'N',
      help: 'start at most this many a second (default: no limit)',
    },
    concurrency: {
      type: 'string',
      value: 'N',
      help: 'send this many at the same time (default 1)',
    },
    repeat: { type: 'string', value: 'N', help: 'send all of them this often (default 1)' },
    json: jsonOption,
  },
  notes: [
    'Sends them byte for byte: those with these IDs in the given order, or those of the query, the\noldest first. Exits with 0 when every status is 2xx, otherwise with 1.',
    'The outcome is stored beside the requests, by the app when it has the folder.',
  ],
  run: async (options, words, { out, report }) => {
    const url = httpAddress(required(options.to, '--to'), '--to');
    const wanted = words.map((word) => requestNumber(word, 'ID'));
    const { query } = options;
    if (wanted.length > 0 === (query !== undefined))
      throw new BadArguments('Name the requests by their IDs, or by --query.');
    const how = {
      perSecond: options.rate === undefined ? null : positive(options.rate, '--rate'),
      concurrency: positive(options.concurrency ?? '1', '--concurrency'),
      repeat: positive(options.repeat ?? '1', '--repeat'),
    };
    if (how.concurrency > mostAtOnce)
      throw new BadArguments(`--concurrency can be ${mostAtOnce} at most.`);
    const { sign } = options;
    const signer = sign === undefined ? null : { name: sign, key: readPrivateKey(sign) };

    return withStore(options, async (store) => {
      const ids =
        query === undefined
          ? existing(store, wanted)
          : (await selectIds(store, query)).toReversed();
      if (ids.length === 0) throw new CommandFailed('No request matches the query.');
      const log = await openDispatchLog(store.dataDir);
      const lines = printInOrder(out);
      const tally = createTally((sending, id) => {
        // A text now, so that a line which waits for its reader does not hold the whole answer.
        const text =
          options.json === true
            ? JSON.stringify(outerSending(sending, id))
            : sendingLine(sending, id);
        lines.add(() => text);
      });
      const stop = stopAt(out.closed);
      const sender = createSender();
      const target = ofUrl(url, pathTokenOf(store.dataDir));
      const changes = { signer, asNew: options['as-new'] === true };
      const onSent: SendingParts['onSent'] = (sending, id, notRenewed) => {
        tally.add(sending, id, notRenewed);
        return sending === null || !log.ok ? undefined : log.value.add(sending);
      };
      let stored = 0;
      try {
        const bodyRoom = createBodyRoom();
        const parts = { sender, bodyRoom, target, changes, read: readFrom(store), onSent };
        await sendEach(ids, how, parts, stop.signal);
      } finally {
        stop.release();
        await sender.close();
        if (log.ok) stored = await log.value.close();
      }
      await lines.done();
      if (!log.ok) report(`What was sent is not stored. ${log.detail}`);
      else if (stored < tally.sent())
        report(`The outcome of ${tally.sent() - stored} of them could not be stored.`);
      for (const line of tally.summary(ids.length * how.repeat)) report(line);
      return tally.isAllRight() && !stop.signal.aborted ? 0 : 1;
    });
  },
});

/** Counts the outcome of the sendings. @param onEach prints the line of one; `null` when its request was removed. */
function createTally(onEach: (sending: Sending | null, id: number) => void) {
  const counts = new Map<number | DispatchFault, number>();
  let [sent, notRenewed] = [0, 0];
  return {
    add: (sending: Sending | null, id: number, whyNotRenewed: string | null): void => {
      const outcome = sending === null ? 'removed' : shortOutcome(sending);
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      if (sending !== null) sent += 1;
      if (whyNotRenewed !== null) notRenewed += 1;
      onEach(sending, id);
    },
    isAllRight: () =>
      [...counts.keys()].every(
        (outcome) => typeof outcome === 'number' && outcome >= 200 && outcome < 300,
      ),
    sent: () => sent,
    summary: (total: number): readonly string[] => [
      ...(notRenewed > 0
        ? [
            `${notRenewed} were sent as they were: there was no messageId, webhookId or timestamp to renew.`,
          ]
        : []),
      outcomeCounts(counts, total),
    ],
  };
}

/** Reads what is sent from the disk, one request at a time. */
export function readFrom(store: StoredCaptures) {
  return (id: number) => {
    const record = store.record(id);
    return record === null ? null : { request: record.request, body: () => store.body(id) };
  };
}
