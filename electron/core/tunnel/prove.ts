import { request as plainRequest, STATUS_CODES, type IncomingMessage } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { ProbeFault, ProbeOutcome } from '../../../shared/tunnel.ts';
import { publicUrl } from '../listener/delivery-url.ts';
import { deliveryPath } from '../listener/head.ts';
import { lookup } from '../sample/lookup.ts';
import { errorWords } from './error-words.ts';
import type { ProofMark, ProofMarks } from './proof-marks.ts';

/** Bytes of an answer: enough for the page of a server in between, more than our own. */
const maxAnswer = 64 * 1024;

/** What a connection that was there and went is called by the system. */
const wentAway = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'HPE_INVALID_CONSTANT']);

interface Answer {
  readonly status: number;
  readonly html: boolean;
  readonly text: string;
}

/**
 * Sends a request of our own to the Delivery URL, the way a CRM does: a POST that follows no redirect
 * and asks for no favours on its way. It has no body and is never captured.
 *
 * @param address the public address, without a slash at its end; it may have a path that its proxy takes off.
 * @param giveUp ends it, be it that time is up.
 */
export async function prove(
  address: string,
  pathToken: string | null,
  marks: ProofMarks,
  giveUp: AbortSignal,
): Promise<ProbeOutcome> {
  const deliveryUrl = publicUrl(address, pathToken);
  const mark = marks.expect();
  const started = performance.now();
  try {
    const answer = await send(deliveryUrl, mark, giveUp);
    return judge(answer, mark, deliveryPath(pathToken), performance.now() - started);
  } catch (error) {
    if (giveUp.aborted) return failed('no-answer', '');
    const { code, text } = errorWords(error);
    return failed(wentAway.has(code) ? 'no-answer' : 'unreachable', text);
  } finally {
    mark.forget();
  }
}

function send(url: string, mark: ProofMark, giveUp: AbortSignal): Promise<Answer> {
  const start = new URL(url).protocol === 'https:' ? tlsRequest : plainRequest;
  const headers = [
    ['Host', new URL(url).host],
    // No browser's name: loca.lt lets only browsers wait.
    ['User-Agent', 'Hookscope'],
    ['Content-Length', '0'],
    mark.header,
  ].flat();
  return new Promise((resolve, reject) => {
    const sent = start(url, { method: 'POST', headers, agent: false, lookup, signal: giveUp });
    sent.once('error', reject);
    sent.once('response', (response) => void readAnswer(response).then(resolve, reject));
    sent.end();
  });
}

async function readAnswer(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > maxAnswer) break;
  }
  return {
    status: response.statusCode ?? 0,
    html: response.headers['content-type']?.startsWith('text/html') === true,
    text: Buffer.concat(chunks).toString('utf8'),
  };
}

function judge(answer: Answer, mark: ProofMark, path: string, ms: number): ProbeOutcome {
  const { status, text } = answer;
  const words = `${status} ${STATUS_CODES[status] ?? ''}`.trim();
  const arrivedAt = mark.arrivedAt();
  if (arrivedAt !== null && text === mark.answer) {
    return arrivedAt === path ? { ok: true, ms } : failed('other-path', arrivedAt);
  }
  if (isReminder(answer)) return failed('reminder', words);
  return failed(status < 400 && arrivedAt === null ? 'elsewhere' : 'not-through', words);
}

/** The page that loca.lt shows to browsers: a 401 that explains how programs get past it. */
function isReminder({ status, html, text }: Answer): boolean {
  return html && status >= 400 && /bypass-tunnel-reminder|tunnel password/i.test(text);
}

function failed(fault: ProbeFault, detail: string): ProbeOutcome {
  return { ok: false, fault, detail };
}
