import { readFile } from 'node:fs/promises';
import { readSample, sampleHeaders, signatureOf } from '../../core/sample/send-sample.ts';
import { post } from '../../core/sample/post.ts';
import { sampleKinds } from '../../../shared/sample.ts';
import { signatureHeaders } from '../../../shared/signature.ts';
import { readPrivateKey } from '../../core/signature/keys.ts';
import { httpAddress, required } from '../arguments/read-arguments.ts';
import { command, CommandFailed } from '../command.ts';
import { jsonOption } from '../arguments/shared-options.ts';
import { printableLines } from '../output/printable.ts';
import { statusStyle, styled } from '../output/styles.ts';

/** Posts a webhook as the CRM does. */
export const send = command({
  name: 'send',
  summary: "Post a documented sample, or a file's bytes, to an address",
  positionals: [`${sampleKinds.join('|')}|FILE`],
  options: {
    to: { type: 'string', value: 'URL', help: 'an http or https address' },
    sign: {
      type: 'string',
      value: 'PRIVATE_KEY.pem',
      help: `sign the bytes with this Ed25519 key, in ${signatureHeaders.current}`,
    },
    json: jsonOption,
  },
  notes: ['Exits with 0 when the status is 2xx, otherwise with 1.'],
  run: async (options, [what = ''], { out, resourcesDir }) => {
    const url = httpAddress(required(options.to, '--to'), '--to');
    const sample = sampleKinds.find((kind) => kind === what);
    const body = await (sample ? readSample(sample, resourcesDir) : readFile(what));
    const key = options.sign === undefined ? null : readPrivateKey(options.sign);
    const signed = signatureOf(body, key);
    const signature = signed[0]?.[1] ?? null;
    const sent = await post(url, [...sampleHeaders(url), ...signed], body);
    if (!sent.ok) throw new CommandFailed(`${url} did not reply: ${sent.detail}.`);
    const { status, ms, reply } = sent.value;
    if (options.json === true) {
      await out.json({ url, bytes: body.length, status, ms, reply, signature });
    } else {
      await out.line(`${styled(statusStyle(status), String(status))} after ${ms.toFixed(1)} ms`);
      if (reply.trim() !== '') await out.line(printableLines(reply).trimEnd());
    }
    return status >= 200 && status < 300 ? 0 : 1;
  },
});
