import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { capture } from '../../electron/core/capture/capture.ts';
import { reasonCodes } from '../../electron/core/signature/reasons.ts';
import { kinds } from '../../shared/kinds.ts';
import { sampleNames } from '../../shared/sample.ts';
import { issueCodes } from '../../shared/issues/index.ts';
import { verdicts } from '../../shared/signature.ts';
import { signed, signing } from './signing.ts';
import type { CapturedRequest } from '../../shared/request.ts';

const corpusFolder = new URL('../fixtures/corpus/', import.meta.url);
const samplesFolder = new URL('../../resources/samples/', import.meta.url);

/** The body's bytes: exactly one of these says them. */
const body = z.union([
  /** A documented sample, as its file has it. */
  z.strictObject({ sample: z.enum(sampleNames) }),
  /** A value, written without white space. */
  z.strictObject({ json: z.json() }),
  z.strictObject({ text: z.string() }),
  z.strictObject({ base64: z.base64() }),
  /** A text many times over, for bodies too long to be written down; `@` in `around` is where it goes. */
  z.strictObject({ repeat: z.string(), times: z.int(), around: z.string() }),
]);

const corpusCase = z.strictObject({
  /** A fact about what comes, as a test's name. */
  name: z.string(),
  /** Where the shape is known from. */
  from: z.enum(['documented', 'seen-live', 'claimed', 'own']),
  /** Nothing is wrong with it: notes alone may be found. */
  healthy: z.boolean(),
  request: z.strictObject({
    method: z.string().default('POST'),
    url: z.string().default('/in/test'),
    headers: z
      .array(z.tuple([z.string(), z.string()]))
      .default([['Content-Type', 'application/json']]),
    body: body.optional(),
    /** Applied to the body's bytes; the header that names it is written like any other. */
    coding: z.literal('gzip').optional(),
    ended: z.enum(['complete', 'truncated', 'aborted', 'timeout']).default('complete'),
    receivedAt: z.iso.datetime().default('2026-11-22T10:00:00.000Z'),
    /** Bytes that are no HTTP: the parser's code and reason. */
    broken: z.strictObject({ code: z.string(), reason: z.string() }).optional(),
    /** Without it there is no signature header but those in `headers`. */
    sign: signing.optional(),
  }),
  expect: z.strictObject({
    kind: z.enum(kinds),
    verdict: z.enum(verdicts).default('missing'),
    /** Why the signature is not simply valid. */
    reasons: z.array(z.enum(reasonCodes as [(typeof reasonCodes)[number]])).default([]),
    /** Every issue code that is found, repeats left out, notes among them. */
    codes: z.array(z.enum(issueCodes as [(typeof issueCodes)[number]])),
  }),
});

export type CorpusCase = z.infer<typeof corpusCase>;

/** Every request of the corpus, by the file it stands in. */
export function readCorpus(): readonly CorpusCase[] {
  return readdirSync(corpusFolder).flatMap((file) => {
    const read = z
      .array(corpusCase)
      .safeParse(JSON.parse(readFileSync(new URL(file, corpusFolder), 'utf8')));
    if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`);
    return read.data;
  });
}

/** The exact bytes of a request's body. */
export function bodyOf(of: CorpusCase): Buffer {
  const bytes = plainBody(of);
  return of.request.coding === 'gzip' ? gzipSync(bytes) : bytes;
}

function plainBody({ request }: CorpusCase): Buffer {
  const said = request.body;
  if (said === undefined) return Buffer.alloc(0);
  if ('sample' in said) return readFileSync(new URL(`${said.sample}.json`, samplesFolder));
  if ('json' in said) return Buffer.from(JSON.stringify(said.json));
  if ('text' in said) return Buffer.from(said.text);
  if ('base64' in said) return Buffer.from(said.base64, 'base64');
  return Buffer.from(said.around.replace('@', said.repeat.repeat(said.times)));
}

/** A request of the corpus as the listener would have captured it. */
export function capturedOf(of: CorpusCase, bytes: Buffer): CapturedRequest {
  const { method, url, headers, ended, receivedAt, broken, sign } = of.request;
  const at = Date.parse(receivedAt);
  return capture(
    {
      id: 1,
      receivedAt: at,
      endedAt: at,
      via: 'tunnel',
      peer: null,
      method: broken === undefined ? method : null,
      url: broken === undefined ? url : null,
      httpVersion: broken === undefined ? '1.1' : null,
      headers: [...headers, ...(sign === undefined ? [] : signed(sign, bytes))],
      trailers: [],
      ended,
      stray: false,
      broken: broken ?? null,
    },
    bytes,
  ).request;
}
