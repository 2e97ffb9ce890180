import { z } from 'zod';

/** HAR 1.2 as its specification has it: what must be there, of which type; own fields open with `_`. */
const pair = z.strictObject({ name: z.string(), value: z.string() });
const size = z.int().min(-1);
const time = z.number().min(0);

const request = z.strictObject({
  method: z.string(),
  url: z.url(),
  httpVersion: z.string(),
  cookies: z.array(pair),
  headers: z.array(pair),
  queryString: z.array(pair),
  postData: z.strictObject({ mimeType: z.string(), text: z.string() }).optional(),
  headersSize: size,
  bodySize: size,
  _requestBodyStatus: z.literal('discarded:not-representable').optional(),
  _content: z
    .strictObject({ size: z.int(), encoding: z.literal('base64'), text: z.base64() })
    .optional(),
});

const response = z.strictObject({
  status: z.int(),
  statusText: z.string(),
  httpVersion: z.string(),
  cookies: z.array(pair),
  headers: z.array(pair),
  content: z.strictObject({
    size: z.int(),
    mimeType: z.string(),
    text: z.string().optional(),
  }),
  redirectURL: z.string(),
  headersSize: size,
  bodySize: size,
});

export const harSchema = z.strictObject({
  log: z.strictObject({
    version: z.literal('1.2'),
    creator: z.strictObject({ name: z.string(), version: z.string() }),
    entries: z.array(
      z.strictObject({
        startedDateTime: z.iso.datetime({ precision: 3 }),
        time,
        request,
        response,
        cache: z.strictObject({}),
        timings: z.strictObject({ send: time, wait: time, receive: time }),
        comment: z.string().optional(),
        _hookscope: z.record(z.string(), z.unknown()),
      }),
    ),
  }),
});
