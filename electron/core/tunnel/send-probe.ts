import { request as plainRequest, STATUS_CODES, type IncomingMessage } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { ProbeFault, ProbeOutcome } from '../../../shared/tunnel.ts';
import { deliveryPath, publicUrl } from '../listener/delivery-url.ts';
import { lookup } from '../sample/post.ts';
import { describeNetworkError } from './network-error.ts';
import type { ProbeToken, ProbeTokens } from './probe-tokens.ts';

/** Bytes of an answer that are read: enough to recognise the page of a server in between. Our own is shorter. */
const maxAnswerBytes = 64 * 1024;

/** Codes of the system for a connection that was established and then broke. */
const brokenConnection = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'HPE_INVALID_CONSTANT']);

interface ProbeAnswer {
  readonly status: number;
  readonly isHtml: boolean;
  readonly text: string;
}

/**
 * Sends a probe to the Delivery URL, the way a CRM does: a POST that follows no redirect and has no header field that
 * treats it specially on its way. It has no body and is never captured.
 *
 * @param address the public address, without a slash at its end. It may have a path that the user's proxy removes.
 * @param signal aborts it; the outcome is then `no-answer`.
 */
export async function sendProbe(
  address: string,
  pathToken: string | null,
  tokens: ProbeTokens,
  signal: AbortSignal,
): Promise<ProbeOutcome> {
  const deliveryUrl = publicUrl(address, pathToken);
  const token = tokens.issue();
  const started = performance.now();
  try {
    const answer = await post(deliveryUrl, token, signal);
    return outcomeOf(answer, token, deliveryPath(pathToken), performance.now() - started);
  } catch (error) {
    if (signal.aborted) return failed('no-answer', '');
    const { code, message } = describeNetworkError(error);
    return failed(brokenConnection.has(code) ? 'no-answer' : 'unreachable', message);
  } finally {
    token.retire();
  }
}

function post(url: string, token: ProbeToken, signal: AbortSignal): Promise<ProbeAnswer> {
  const request = new URL(url).protocol === 'https:' ? tlsRequest : plainRequest;
  const headers = [
    ['Host', new URL(url).host],
    // Not a browser's: loca.lt shows its reminder page only to browsers.
    ['User-Agent', 'Hookscope'],
    ['Content-Length', '0'],
    token.header,
  ].flat();
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers, agent: false, lookup, signal });
    sent.once('error', reject);
    sent.once('response', (response) => void readAnswer(response).then(resolve, reject));
    sent.end();
  });
}

async function readAnswer(response: IncomingMessage): Promise<ProbeAnswer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > maxAnswerBytes) break;
  }
  return {
    status: response.statusCode ?? 0,
    isHtml: response.headers['content-type']?.startsWith('text/html') === true,
    text: Buffer.concat(chunks).toString('utf8'),
  };
}

function outcomeOf(answer: ProbeAnswer, token: ProbeToken, path: string, ms: number): ProbeOutcome {
  const { status, text } = answer;
  const statusLine = `${status} ${STATUS_CODES[status] ?? ''}`.trim();
  const arrivedAt = token.arrivedAt();
  if (arrivedAt !== null && text === token.answer) {
    return arrivedAt === path ? { ok: true, ms } : failed('other-path', arrivedAt);
  }
  if (isReminder(answer)) return failed('reminder', statusLine);
  return failed(status < 400 && arrivedAt === null ? 'elsewhere' : 'not-through', statusLine);
}

/** The page that loca.lt shows to browsers: a 401 that explains how programs get past it. */
function isReminder({ status, isHtml, text }: ProbeAnswer): boolean {
  return isHtml && status >= 400 && /bypass-tunnel-reminder|tunnel password/i.test(text);
}

function failed(fault: ProbeFault, detail: string): ProbeOutcome {
  return { ok: false, fault, detail };
}
