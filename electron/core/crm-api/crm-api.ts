import { bounds } from '../../../shared/bounds.ts';
import type { CrmCallArguments, CrmDraft } from '../../../shared/contract/arguments.ts';
import type {
  CallProblem,
  CrmAnswer,
  CrmCalled,
  CrmOutcome,
  CrmRun,
  CrmSent,
  CrmTry,
  ReceivedToken,
} from '../../../shared/crm-api.ts';
import { calls } from '../crm-calls/calls.ts';
import { rowsFor } from '../crm-calls/crm-calls.ts';
import type { CrmTries } from '../store/crm-tries.ts';
import type { Details } from '../views/details.ts';
import { createApiClient, type ApiAnswer, type ApiClient } from './api-client.ts';
import { checkCall } from './check-call.ts';
import { makeRequest, type MadeRequest } from './make-request.ts';
import { isTooEarly } from './meanings.ts';
import { parsed, readAnswer, readTry } from './read-answer.ts';
import { withoutSecrets } from './without-secrets.ts';

/** A call with the token itself, which only the main process can give. */
export type CrmCallWithToken = Omit<CrmCallArguments, 'token'> & { readonly token: string | null };

/** Calls HighLevel's API for a request, and keeps the outcome beside the request. */
export interface CrmApi {
  readonly check: (draft: CrmDraft) => readonly CallProblem[];
  readonly call: (ask: CrmCallWithToken) => Promise<CrmCalled>;
  readonly answers: (requestId: number) => readonly CrmAnswer[];
  readonly runs: () => readonly CrmRun[];
  readonly stop: (number: number) => void;
  readonly close: () => Promise<void>;
}

/** What tests may change. */
export interface CrmApiOptions {
  readonly client?: ApiClient;
  readonly waitsMs?: readonly number[];
}

interface CrmApiParts extends CrmApiOptions {
  readonly details: Pick<Details, 'of'>;
  readonly tries: CrmTries;
  readonly onChanged: (runs: readonly CrmRun[]) => void;
}

/** How long is waited before the second and the third try. Milliseconds. */
const usualWaitsMs = [5_000, 10_000];

interface RunningCall {
  readonly run: CrmRun;
  readonly job: AbortController;
}

export function createCrmApi(parts: CrmApiParts): CrmApi {
  const { details, tries, onChanged, client = createApiClient() } = parts;
  const waitsMs = parts.waitsMs ?? usualWaitsMs;
  const running = new Map<number, RunningCall>();
  const ended = new Set<Promise<unknown>>();
  let lastNumber = 0;

  const runs = () => [...running.values()].map(({ run }) => run);

  function setRun(number: number, change: Partial<CrmRun>): void {
    const found = running.get(number);
    if (found === undefined) return;
    running.set(number, { ...found, run: { ...found.run, ...change } });
    onChanged(runs());
  }

  async function sendOnce(
    { request, stored, bringsToken, secrets }: MadeRequest,
    { name, attempt }: Pick<CrmTry, 'name' | 'attempt'>,
    signal: AbortSignal,
  ): Promise<{ readonly made: CrmTry; readonly received: ReceivedToken | null }> {
    const sentAt = Date.now();
    const started = performance.now();
    const answer = await client.call(request, signal);
    const ms = performance.now() - started;
    const clean = (text: string) => withoutSecrets(text, secrets);
    const outcome: CrmOutcome = answer.ok
      ? {
          is: 'answered',
          ...answer.value,
          headers: answer.value.headers.map(([field, value]) => [field, clean(value)] as const),
          body: clean(answer.value.body),
        }
      : { is: 'failed', fault: answer.fault, detail: clean(answer.detail) };
    return {
      made: { name, attempt, sentAt, ms, sent: stored, outcome },
      received: bringsToken && answer.ok ? tokenIn(answer.value) : null,
    };
  }

  async function sendAll(
    number: number,
    ask: CrmCallWithToken,
    made: MadeRequest,
    signal: AbortSignal,
  ): Promise<CrmCalled> {
    for (let attempt = 1; ; attempt += 1) {
      const { made: done, received } = await sendOnce(made, { name: ask.name, attempt }, signal);
      const id = await tries.add(ask.id, done).catch(() => null);
      const waitMs = ask.triesAgain && mayWorkLater(done) ? waitsMs[attempt - 1] : undefined;
      const next = signal.aborted ? undefined : waitMs;
      if (id === null || next === undefined)
        return {
          sent: id === null ? notStored : { ok: true, value: readTry({ ...done, id }) },
          received,
        };
      setRun(number, { waitsUntil: Date.now() + next });
      if (!(await wait(next, signal)))
        return { sent: { ok: true, value: readTry({ ...done, id }) }, received };
      setRun(number, { attempt: attempt + 1, waitsUntil: null });
    }
  }

  async function call(ask: CrmCallWithToken): Promise<CrmCalled> {
    if (running.size >= bounds.crmRuns.entries)
      return refused('busy', `${bounds.crmRuns.entries} calls go on. Wait until one ends.`);
    const detail = await details.of(ask.id);
    const row =
      detail?.inspection && rowsFor(detail.inspection).find(({ name }) => name === ask.name);
    if (!row) return refused('no-such-call', 'The request is gone, or has no such call.');
    const made = makeRequest(row, ask, ask, client.origin);
    if (!made.ok) return { sent: made, received: null };
    const number = (lastNumber += 1);
    const job = new AbortController();
    const attempts = ask.triesAgain ? waitsMs.length + 1 : 1;
    const first = { number, requestId: ask.id, name: ask.name, attempt: 1, attempts };
    running.set(number, { run: { ...first, waitsUntil: null }, job });
    onChanged(runs());
    const work = sendAll(number, ask, made.value, job.signal).finally(() => {
      running.delete(number);
      ended.delete(work);
      onChanged(runs());
    });
    ended.add(work);
    return work;
  }

  return {
    check: (draft) => {
      const row = calls.find(({ name }) => name === draft.name);
      return row === undefined ? [] : checkCall(row, draft);
    },
    call,
    answers: (requestId) => tries.of(requestId).map(readTry),
    runs,
    stop: (number) => running.get(number)?.job.abort(),
    close: async () => {
      for (const { job } of running.values()) job.abort();
      await Promise.allSettled(ended);
    },
  };
}

const notStored: CrmSent = {
  ok: false,
  fault: 'not-stored',
  detail:
    'It was sent, but the outcome could not be stored: its request is gone, or the disk is full.',
};

function refused(fault: (CrmSent & { readonly ok: false })['fault'], detail: string): CrmCalled {
  return { sent: { ok: false, fault, detail }, received: null };
}

function mayWorkLater({ outcome }: CrmTry): boolean {
  return outcome.is === 'answered' && isTooEarly(readAnswer(outcome));
}

/** @returns `false` when it was stopped. */
function wait(ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(false);
    const timer = setTimeout(() => end(true), ms);
    const stop = () => end(false);
    function end(isDone: boolean): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve(isDone);
    }
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** The access token of an answer of the token call, as v3 or an older version names it. */
function tokenIn({ status, body }: ApiAnswer): ReceivedToken | null {
  if (status < 200 || status > 299) return null;
  const answer = parsed(body);
  const text = (name: string) => (typeof answer[name] === 'string' ? answer[name] : null);
  const token = text('accessToken') ?? text('access_token');
  return token === null || token === '' ? null : { token, location: text('locationId') };
}
