import type { DispatchFault } from '../../../shared/dispatches.ts';
import { signatureHeaders } from '../../../shared/signature.ts';
import { createSender } from '../../core/dispatch/send-once.ts';
import { sendEach, type Sending } from '../../core/send/send-each.ts';
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
    'What came of it is stored beside the requests, unless another process writes to the folder.',
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
    const signer =
      options.sign === undefined ? null : { name: options.sign, key: readPrivateKey(options.sign) };

    return withStore(options, async (store) => {
      const ids =
        query === undefined
          ? existing(store, wanted)
          : (await selectIds(store, query)).toReversed();
      if (ids.length === 0) throw new CommandFailed('No request matches the query.');
      const log = openDispatchLog(store.dataDir);
      if (log === null)
        report('Another process writes to this folder, so what is sent is not stored in it.');
      const lines = printInOrder(out);
      const counts = new Map<number | DispatchFault, number>();
      let [isAllRight, notRenewed] = [true, 0];
      const onSent = (sending: Sending | null, id: number, reason: string | null) => {
        const outcome = sending === null ? 'removed' : shortOutcome(sending);
        counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
        isAllRight &&= typeof outcome === 'number' && outcome >= 200 && outcome < 300;
        if (reason !== null) notRenewed += 1;
        if (sending !== null) log?.add(sending);
        lines.add(() =>
          options.json === true
            ? JSON.stringify(outerSending(sending, id))
            : sendingLine(sending, id),
        );
      };

      const sender = createSender();
      const stop = stopAt(out.closed);
      try {
        await sendEach(
          ids,
          how,
          {
            sender,
            target: ofUrl(url, pathTokenOf(store.dataDir)),
            changes: { signer, asNew: options['as-new'] === true },
            read: readFrom(store),
            onSent,
          },
          stop.signal,
        );
      } finally {
        stop.release();
        await sender.close();
        await log?.close();
      }
      await lines.done();
      if (notRenewed > 0)
        report(
          `${notRenewed} were sent as they were: there was no messageId, webhookId or timestamp to renew.`,
        );
      report(outcomeCounts(counts, ids.length * how.repeat));
      return isAllRight && !stop.signal.aborted ? 0 : 1;
    });
  },
});

function readFrom(store: StoredCaptures) {
  return (id: number) => {
    const record = store.record(id);
    const body = record === null ? null : store.body(id);
    return record === null || body === null ? null : { request: record.request, body };
  };
}

/** Aborted at SIGINT, SIGTERM, or when the reader of stdout has closed it. */
function stopAt(closed: AbortSignal): {
  readonly signal: AbortSignal;
  readonly release: () => void;
} {
  const stopped = new AbortController();
  const stop = () => stopped.abort();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const name of signals) process.on(name, stop);
  closed.addEventListener('abort', stop);
  return {
    signal: stopped.signal,
    release: () => {
      for (const name of signals) process.off(name, stop);
      closed.removeEventListener('abort', stop);
    },
  };
}
