import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { startGateway } from '../../../electron/core/check/gateway.ts';

async function gateway() {
  const started = await startGateway(0, 0);
  if (!started.ok) throw new Error(started.detail);
  onTestFinished(started.value.close);
  const { url, messagesWith } = started.value;
  const post = (body: string, headers: Readonly<Record<string, string>> = {}) =>
    new Promise<number | undefined>((resolve, reject) => {
      request(url, { method: 'POST', headers, agent: false }, (response) => {
        void text(response).then(() => resolve(response.statusCode), reject);
      })
        .once('error', reject)
        .end(body);
    });
  const messages = (mark: string) => messagesWith(mark, 0, 0, new AbortController().signal);
  return { post, messages };
}

it('the gateway counts what a receiver sends, and nothing that a web page sends', async () => {
  const { post, messages } = await gateway();
  const mark = 'check-0123456789';
  expect(await post(mark)).toBe(200);
  expect(await post(mark, { Origin: 'https://page.example' })).toBe(403);
  expect(await post(mark, { 'Sec-Fetch-Site': 'cross-site' })).toBe(403);
  expect(await messages(mark)).toHaveLength(1);
});

it('the gateway keeps at most 64 MB of messages', async () => {
  const { post, messages } = await gateway();
  const mark = 'check-0123456789';
  const long = `${mark} ${'x'.repeat(2 * 1024 ** 2 - 100)}`;
  for (let n = 0; n < 34; n++) expect(await post(long)).toBe(200);
  expect(await messages(mark)).toHaveLength(32);
});
