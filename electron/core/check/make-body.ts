import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { idLike } from '../send/new-ids.ts';
import type { ScenarioBody } from './scenario.ts';

/**
 * Receivers that nobody is behind: a number of the range for fiction, and a domain for examples (RFC 2606). A sound
 * receiver sends for real what it is told to.
 */
const nobody = { phone: '+15125550100', emailTo: 'hookscope-check@example.com' } as const;

/** The fields that tell one message from another. */
const idFields = ['messageId', 'emailMessageId', 'webhookId'] as const;

type BodyFields = Record<string, unknown>;

/** Makes the bodies of a scenario. */
export interface BodyMaker {
  /**
   * @returns the bytes. Each call makes a new message: other ids, the time of now. The texts end with the mark, by which
   *   the message is known again when it leaves the receiver.
   */
  readonly make: (body: ScenarioBody) => Promise<Buffer>;
  readonly mark: string;
}

/** @param now milliseconds since 1970. */
export function createBodyMaker(resourcesDir: string, now: () => number): BodyMaker {
  const mark = `check-${randomBytes(5).toString('hex')}`;
  return {
    mark,
    make: async (body) => {
      if ('text' in body) return Buffer.from(body.text);
      const path = join(resourcesDir, 'samples', `${body.sample}.json`);
      const fields = JSON.parse(await readFile(path, 'utf8')) as BodyFields;
      renew(fields, now());
      toNobody(fields);
      for (const name of body.remove ?? []) delete fields[name];
      Object.assign(fields, body.set);
      for (const [name, { text, times }] of Object.entries(body.fill ?? {}))
        fields[name] = text.repeat(times);
      addMark(fields, mark);
      return Buffer.from(written(fields, body.layout));
    },
  };
}

function renew(fields: BodyFields, now: number): void {
  const made = new Map<unknown, string>();
  for (const name of idFields) {
    const { [name]: old } = fields;
    if (typeof old !== 'string') continue;
    // An e-mail's two ids may be the same one.
    const id = made.get(old) ?? idLike(old);
    made.set(old, id);
    fields[name] = id;
  }
  if ('timestamp' in fields) fields['timestamp'] = new Date(now).toISOString();
}

function toNobody(fields: BodyFields): void {
  if (typeof fields['phone'] === 'string') fields['phone'] = nobody.phone;
  const { emailTo } = fields;
  if (Array.isArray(emailTo)) fields['emailTo'] = [nobody.emailTo];
  else if (typeof emailTo === 'string') fields['emailTo'] = nobody.emailTo;
}

function addMark(fields: BodyFields, mark: string): void {
  for (const name of ['message', 'body', 'subject', 'html'] as const) {
    const { [name]: text } = fields;
    // An empty text stays empty.
    if (typeof text === 'string' && text !== '') fields[name] = `${text} ${mark}`;
  }
}

function written(fields: BodyFields, layout: 'compact' | 'pretty' | 'escaped'): string {
  if (layout === 'pretty') return `${JSON.stringify(fields, null, 2)}\n`;
  const compact = JSON.stringify(fields);
  if (layout === 'compact') return compact;
  // All of it is allowed in JSON (RFC 8259, section 7), and PHP's json_encode writes it so.
  return compact
    .replaceAll('/', String.raw`\/`)
    .replace(
      /[^\x20-\x7e]/g,
      (unit) => String.raw`\u` + unit.charCodeAt(0).toString(16).padStart(4, '0'),
    );
}
