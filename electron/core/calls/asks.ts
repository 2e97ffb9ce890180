import { z } from 'zod';
import type { ControlCalls } from '../../../shared/control.ts';
import type { InspectorCalls } from '../../../shared/contract.ts';
import { checkLanguages } from '../../../shared/signature.ts';
import { testKeyName } from '../../../shared/settings.ts';

const id = z.int().positive();
const filter = z.object({
  text: z.string().max(10_000),
  show: z.enum(['all', 'sms', 'email', 'other', 'stray']),
});
const format = z.enum(['json', 'ndjson', 'har', 'csv', 'curl', 'raw', 'postman', 'eml']);
const scope = z.union([z.object({ ids: z.array(id).max(100_000) }), z.object({ filter })]);
const attachment = z.object({ id, index: z.int().min(0) });
const nothing = z.tuple([]);
const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);
const keyHalf = z.object({ fingerprint, half: z.enum(['public', 'private']) });

/** A change is checked again, as a whole, where the settings are kept. */
const change = z.record(z.string(), z.unknown());

/**
 * What each call may carry. The window is not trusted: a page that was broken into must find
 * nothing here that it can bend.
 */
export const windowAsks = {
  'state.get': nothing,
  'list.rows': z.tuple([
    z.object({
      filter,
      from: z.int().min(0),
      count: z.int().min(0).max(1_000),
      anchor: z.object({ id, place: z.int().min(0) }).exactOptional(),
    }),
  ]),
  'list.remove': z.tuple([scope]),
  'list.undoRemove': nothing,
  'list.forget': nothing,
  'request.get': z.tuple([z.object({ id })]),
  'request.related': z.tuple([z.object({ id })]),
  'request.crmCalls': z.tuple([z.object({ id })]),
  'request.pin': z.tuple([z.object({ id, on: z.boolean() })]),
  'body.parts': z.tuple([z.object({ id })]),
  'body.text': z.tuple([z.object({ id })]),
  'body.bytes': z.tuple([
    z.object({
      id,
      from: z.int().min(0),
      count: z
        .int()
        .min(0)
        .max(1024 ** 2),
    }),
  ]),
  'attachment.check': z.tuple([attachment]),
  'attachment.preview': z.tuple([attachment]),
  'message.html': z.tuple([z.object({ id })]),
  'message.sms': z.tuple([z.object({ id })]),
  'mail.text': z.tuple([z.object({ id })]),
  'mail.compatibility': z.tuple([z.object({ id })]),
  'mail.fetchRemote': z.tuple([
    z.object({ id, url: z.string().max(100_000), kind: z.enum(['image', 'style', 'font']) }),
  ]),
  'mail.cancelRemote': z.tuple([z.object({ id })]),
  'export.text': z.tuple([z.object({ id, format })]),
  'sample.send': z.tuple([z.object({ kind: z.enum(['sms', 'email']) })]),
  'signature.check': z.tuple([z.object({ id, language: z.enum(checkLanguages) })]),
  'keys.add': z.tuple([z.object({ name: testKeyName, publicKey: z.string().max(100_000) })]),
  'keys.make': z.tuple([z.object({ name: testKeyName })]),
  'keys.remove': z.tuple([z.object({ fingerprint })]),
  'path.renew': nothing,
  'replies.counts': nothing,
  'listener.retry': nothing,
  'tunnel.open': nothing,
  'tunnel.close': nothing,
  'tunnel.test': nothing,
  'tunnel.wake': nothing,
  'tunnel.acceptAddress': nothing,
} as const satisfies Record<keyof InspectorCalls, z.ZodType>;

export const controlAsks = {
  'export.write': z.tuple([
    z.object({
      format,
      scope,
      path: z.string().min(1),
      number: z.int(),
      embed: z.boolean().exactOptional(),
    }),
  ]),
  'export.cancel': z.tuple([z.object({ number: z.int() })]),
  'settings.get': nothing,
  'settings.change': z.tuple([change]),
  'key.pem': z.tuple([keyHalf]),
  'tunnel.wake': nothing,
  'attachment.write': z.tuple([attachment.extend({ path: z.string().min(1) })]),
  'inspector.stop': nothing,
} as const satisfies Record<keyof ControlCalls, z.ZodType>;
