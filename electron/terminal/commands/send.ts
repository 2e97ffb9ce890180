import { readFile } from 'node:fs/promises';
import { cutBody, unknownKey } from '../../core/sample/break-sample.ts';
import { makeSample, sampleHeaders, signatureOf } from '../../core/sample/make-sample.ts';
import { post, type Posted } from '../../core/sample/post.ts';
import type { Result } from '../../../shared/result.ts';
import {
  sampleFaults,
  sampleNames,
  sampleTable,
  type SampleFault,
} from '../../../shared/sample.ts';
import { signatureHeaders } from '../../../shared/signature.ts';
import { readPrivateKey } from '../../core/signature/keys.ts';
import { BadArguments, httpAddress, positive, required } from '../arguments/read-arguments.ts';
import { command, CommandFailed } from '../command.ts';
import { jsonOption } from '../arguments/shared-options.ts';
import type { Output } from '../output/output.ts';
import { printableLines } from '../output/printable.ts';
import { statusStyle, styled } from '../output/styles.ts';

/** Posts a webhook as the CRM does. */
export const send = command({
  name: 'send',
  summary: "Post a sample, or a file's bytes, to an address",
  positionals: ['[SAMPLE|FILE]'],
  options: {
    to: { type: 'string', value: 'URL', help: 'an http or https address' },
    list: { type: 'boolean', help: 'list the samples, and send nothing' },
    sign: {
      type: 'string',
      value: 'PRIVATE_KEY.pem',
      help: `sign the bytes with this Ed25519 key, in ${signatureHeaders.current}`,
    },
    times: {
      type: 'string',
      value: 'N',
      help: 'send the same bytes N times, one after the other as retries are',
    },
    'at-once': { type: 'boolean', help: 'with --times: send them all at the same time' },
    broken: {
      type: 'string',
      value: sampleFaults.join('|'),
      help: 'json: cut the body off in the middle; signature: sign with an unknown key',
    },
    json: jsonOption,
  },
  notes: [
    'SAMPLE is the name of a documented or observed webhook; --list shows all of them.',
    'Exits with 0 when every status is 2xx, otherwise with 1.',
  ],
  run: async (options, [what], { out, resourcesDir }) => {
    if (options.list === true) return listSamples(out, options.json === true);
    const url = httpAddress(required(options.to, '--to'), '--to');
    const fault = faultOf(options.broken);
    const times = positive(options.times ?? '1', '--times');
    const whole = await bodyOf(what, resourcesDir);
    const body = fault === 'json' ? cutBody(whole) : whole;
    const own = options.sign === undefined ? null : readPrivateKey(options.sign);
    const signed = signatureOf(body, fault === 'signature' ? unknownKey() : own);
    const headers = [...sampleHeaders(url), ...signed];

    async function report(sent: Result<Posted, 'not-delivered'>): Promise<boolean> {
      if (!sent.ok) throw new CommandFailed(`${url} did not reply: ${sent.detail}.`);
      const { status, ms, reply } = sent.value;
      if (options.json === true) {
        const signature = signed[0]?.[1] ?? null;
        await out.json({ url, bytes: body.length, status, ms, reply, signature });
      } else {
        await out.line(`${styled(statusStyle(status), String(status))} after ${ms.toFixed(1)} ms`);
        if (reply.trim() !== '') await out.line(printableLines(reply).trimEnd());
      }
      return status >= 200 && status < 300;
    }

    let failed = 0;
    const together = options['at-once'] === true ? times : 1;
    for (let done = 0; done < times; done += together) {
      const batch = Array.from({ length: together }, () => post(url, headers, body));
      for (const sent of await Promise.all(batch)) if (!(await report(sent))) failed += 1;
    }
    return failed === 0 ? 0 : 1;
  },
});

async function bodyOf(what: string | undefined, resourcesDir: string): Promise<Buffer> {
  if (what === undefined)
    throw new BadArguments('SAMPLE|FILE is missing. --list shows the samples.');
  const sample = sampleNames.find((name) => name === what);
  return sample === undefined ? readFile(what) : makeSample(sample, resourcesDir, Date.now());
}

function faultOf(text: string | undefined): SampleFault | null {
  if (text === undefined) return null;
  const fault = sampleFaults.find((one) => one === text);
  if (fault === undefined)
    throw new BadArguments(`--broken takes ${sampleFaults.join(' or ')}, not "${text}".`);
  return fault;
}

async function listSamples(out: Output, isJson: boolean): Promise<number> {
  const width = Math.max(...sampleNames.map((name) => name.length));
  for (const name of sampleNames) {
    const { title, about, source } = sampleTable[name];
    if (isJson) await out.json({ name, title, about, ground: source });
    else await out.line(`${name.padEnd(width)}  ${source.padEnd(10)}  ${title}. ${about}`);
  }
  return 0;
}
