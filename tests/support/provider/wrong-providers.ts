import { verify } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { sound, type Behaviour, type Fields, type Incoming } from './provider.ts';

/** Answers with a status what it can't stand, and does everything else as a sound one. */
function failsOn(is: (incoming: Incoming) => boolean, status = 400): Partial<Behaviour> {
  return { first: (incoming) => (is(incoming) ? status : null) };
}

const isText = (value: unknown): value is string => typeof value === 'string';
const textOf = (fields: Fields, name: string) => (isText(fields[name]) ? fields[name] : '');
const isMail = ({ fields }: Incoming) => fields['type'] === 'Email';
const isSms = ({ fields }: Incoming) => fields['type'] === 'SMS';
const hasAttachments = ({ fields }: Incoming) =>
  Array.isArray(fields['attachments']) && fields['attachments'].length > 0;
const count = (value: unknown) => (Array.isArray(value) ? value.length : 0);
const knownFields = new Set(
  `contactId locationId messageId emailMessageId type attachments message phone emailTo emailFrom html subject userId
   conversationId customUserId timestamp webhookId replyToAltId conversationProviderId`.split(
    /\s+/,
  ),
);

/** Accepts a signature over what `content` makes of the body, besides the sound check with the header of `name`. */
function verifies(
  content: (body: Buffer) => Buffer,
  headerOf: (incoming: Incoming) => string | undefined = ({ request }) =>
    request.headers['x-ghl-signature'] as string | undefined,
): Behaviour['isSigned'] {
  return (incoming, key) => {
    const signature = Buffer.from(headerOf(incoming) ?? '', 'base64');
    return signature.length === 64 && verify(null, content(incoming.body), key, signature);
  };
}

/** A header field by its name as it is spelled. */
function spelled(name: string) {
  return ({ request }: Incoming): string | undefined => {
    const at = request.rawHeaders.findIndex((one, index) => index % 2 === 0 && one === name);
    return at < 0 ? undefined : request.rawHeaders[at + 1];
  };
}

const header = ({ request }: Incoming) => request.headers['x-ghl-signature'];
/** Accepts also what `is` holds for. */
const acceptsAlso = (is: (incoming: Incoming) => boolean): Partial<Behaviour> => ({
  isSigned: (incoming, key) => is(incoming) || sound.isSigned(incoming, key),
});

/** Each message that leaves, changed. */
const sends = (
  change: (incoming: Incoming, message: object) => readonly object[],
): Partial<Behaviour> => ({
  toSend: (incoming) => sound.toSend(incoming).flatMap((message) => change(incoming, message)),
});

/** Verifies JSON that was parsed and written again, as many handlers do. */
const rewritten = verifies((body) => Buffer.from(JSON.stringify(JSON.parse(body.toString()))));

/** A provider with one fault. */
interface WrongProvider extends Partial<Behaviour> {
  /** Scenarios besides its own in which the same fault shows. */
  readonly also?: readonly string[];
}

/** For each scenario a provider with one fault, which fails in this scenario. */
export const wrongProviders: Readonly<Record<string, () => WrongProvider>> = {
  'sms-documented': () =>
    failsOn((one) => isSms(one) && hasAttachments(one) && textOf(one.fields, 'message') !== ''),
  'email-documented': () => failsOn((one) => isMail(one) && hasAttachments(one)),
  'email-to-text': () =>
    failsOn(({ fields }) => isText(fields['emailTo']) && !fields['emailTo'].includes(','), 500),
  'email-to-list': () =>
    sends(({ fields }, message) => [
      count(fields['emailTo']) > 1
        ? { ...message, to: (fields['emailTo'] as string[])[0] }
        : message,
    ]),
  'email-to-names': () =>
    failsOn(({ fields }) => isText(fields['emailTo']) && fields['emailTo'].includes(',')),
  'email-reply': () => failsOn(({ fields }) => 'replyToAltId' in fields, 500),
  'sms-no-phone': () =>
    failsOn((one) => isSms(one) && !('phone' in one.fields) && !('timestamp' in one.fields)),
  'sms-no-user': () => ({
    ...failsOn((one) => sound.isMessage(one) && !('userId' in one.fields)),
    also: ['text-spintax', 'delivery-bulk'],
  }),
  'sms-no-attachments': () => failsOn((one) => isSms(one) && !('attachments' in one.fields), 500),
  'sms-attachments-empty': () =>
    failsOn(
      ({ fields }) =>
        count(fields['attachments']) === 0 && textOf(fields, 'message').startsWith('An empty list'),
    ),
  'type-custom': () => failsOn(({ fields }) => fields['type'] === 'Custom'),
  'sms-live-keys': () =>
    failsOn((one) => isSms(one) && 'timestamp' in one.fields && !('phone' in one.fields)),
  'unknown-fields': () =>
    failsOn(
      (one) =>
        sound.isMessage(one) && Object.keys(one.fields).some((name) => !knownFields.has(name)),
    ),
  'null-fields': () =>
    failsOn((one) => sound.isMessage(one) && Object.values(one.fields).includes(null), 500),
  'email-no-subject': () => failsOn((one) => isMail(one) && !('subject' in one.fields), 500),
  'ids-numeric': () => failsOn(({ fields }) => typeof fields['customUserId'] === 'number'),

  'text-emoji': () =>
    sends((_one, message) => [
      JSON.parse(JSON.stringify(message).replaceAll(/\p{Extended_Pictographic}/gu, '?')) as object,
    ]),
  'text-rtl': () => failsOn(({ body }) => /\p{Script=Arabic}/u.test(body.toString('utf8')), 500),
  'text-special': () => failsOn(({ fields }) => textOf(fields, 'message').includes('\n'), 500),
  'text-spintax': () => ({
    ...failsOn(({ fields }) => textOf(fields, 'message').includes('{Hola|'), 500),
    also: ['delivery-bulk'],
  }),
  'text-long': () => failsOn(({ fields }) => textOf(fields, 'message').length > 1_600, 500),
  'text-empty': () => failsOn((one) => isSms(one) && one.fields['message'] === ''),
  'html-large': () => failsOn(({ body }) => body.length > 600_000, 413),
  'html-hostile': () => failsOn(({ fields }) => textOf(fields, 'html').includes('<script'), 500),

  'signature-right': () => ({ isSigned: () => false, also: ['sms-documented', 'delivery-twice'] }),
  'signature-wrong-key': () => ({
    ...acceptsAlso((one) => /^[\w+/]{86}==$/.test(String(header(one)))),
    also: ['signature-altered'],
  }),
  'signature-altered': () => ({ isSigned: () => true, also: unsigned }),
  'signature-missing': () =>
    acceptsAlso(
      (one) => header(one) === undefined && one.request.headers['x-wh-signature'] === undefined,
    ),
  'signature-not-applicable': () => acceptsAlso((one) => header(one) === 'N/A'),
  'signature-malformed': () => failsOn((one) => header(one) === 'not a signature', 500),
  'signature-other-header': () =>
    failsOn(({ request }) => request.headers['x-wh-signature'] !== undefined, 500),
  'signature-lower-case': () => ({
    isSigned: (one, key) =>
      spelled('x-ghl-signature')(one) === undefined && sound.isSigned(one, key),
  }),
  'signature-upper-case': () => ({
    isSigned: (one, key) =>
      spelled('X-GHL-SIGNATURE')(one) === undefined && sound.isSigned(one, key),
  }),
  'signature-pretty': () => ({ isSigned: rewritten, also: ['signature-escaped'] }),
  'signature-escaped': () => ({ isSigned: rewritten, also: ['signature-pretty'] }),
  'signature-utf-8': () => ({
    isSigned: verifies((body) => Buffer.from(body.toString('latin1'))),
    also: ['text-emoji', 'text-rtl', 'text-spintax', 'html-hostile', 'delivery-bulk'],
  }),

  // It forgets a message when it was sent.
  'delivery-twice': () => ({ isKnown: () => false, also: repeated }),
  // It looks whether the message is known, waits for the database, and then writes it down.
  'delivery-three-at-once': () => {
    const known = new Set<unknown>();
    return {
      delay: () => 0,
      isKnown: ({ fields }) => {
        const { messageId } = fields;
        const isKnown = known.has(messageId);
        // However slow this machine is, the copies come sooner.
        setTimeout(() => known.add(messageId), 30_000).unref();
        return isKnown;
      },
      also: ['delivery-twice', 'delivery-after-reset'],
    };
  },
  'delivery-after-reset': () => ({
    stopsWithSender: true,
    delay: async ({ fields, request: { socket } }) => {
      // The copy comes from a sender that stays.
      if (textOf(fields, 'message').startsWith('Sent before') && !socket.destroyed)
        await Promise.race([once(socket, 'close'), sleep(1_000, undefined, { ref: false })]);
      return 0;
    },
  }),
  'delivery-out-of-order': () => failsOn(outOfOrder(), 409),
  'delivery-same-text': () => ({
    isKnown: byText((fields) => textOf(fields, 'message').startsWith('Meant twice')),
  }),
  'delivery-late': () =>
    failsOn(
      ({ fields }) => isOld(fields['timestamp']) && sound.isMessage({ fields } as Incoming),
      401,
    ),
  'delivery-chunked': () =>
    failsOn(
      ({ request }) => request.method === 'POST' && request.headers['content-length'] === undefined,
      411,
    ),
  'delivery-charset': () =>
    failsOn(
      ({ request }) => request.headers['content-type'] === 'application/json; charset=utf-8',
      415,
    ),
  'delivery-gzip': () =>
    failsOn(({ request }) => request.headers['content-encoding'] === 'gzip', 500),
  'delivery-keep-alive': () => {
    const used = new WeakSet<object>();
    return failsOn(({ request: { socket } }) => {
      const isUsed = used.has(socket);
      used.add(socket);
      if (isUsed) socket.destroy();
      return isUsed;
    });
  },
  'delivery-connections': () => {
    const first: object[] = [];
    return failsOn(({ fields, request: { socket } }) => {
      if (!textOf(fields, 'message').startsWith('Each has a connection')) return false;
      first.push(socket);
      return first[0] !== socket;
    }, 503);
  },
  // It has thirty workers, which are all busy once there is one more.
  'delivery-fifty-at-once': () => {
    const full = Promise.withResolvers<number>();
    return {
      delay: ({ fields }, busy) => {
        if (!textOf(fields, 'message').startsWith('Thanks for your visit')) return 0;
        if (busy > 30) full.resolve(0);
        return busy > 30 ? -1 : Promise.race([full.promise, sleep(5_000, 0, { ref: false })]);
      },
    };
  },
  'delivery-bulk': () => ({
    isKnown: byText((fields) => textOf(fields, 'message').startsWith('{Hola|')),
  }),

  'traffic-install': () => failsOn(({ fields }) => fields['type'] === 'INSTALL', 404),
  'traffic-uninstall': () => failsOn(({ fields }) => fields['type'] === 'UNINSTALL', 404),
  'traffic-app-event': () => failsOn(({ fields }) => fields['type'] === 'PLAN_CHANGE', 404),
  'traffic-outbound-event': () => ({
    isMessage: (one) => sound.isMessage(one) || one.fields['type'] === 'OutboundMessage',
    toSend: (one) =>
      one.fields['type'] === 'OutboundMessage' ? [{ text: one.fields['body'] }] : sound.toSend(one),
  }),
  'traffic-workflow': () => failsOn(({ fields }) => 'workflow' in fields, 500),
  'traffic-app-action': () => failsOn(({ fields }) => 'extras' in fields, 400),
  'traffic-external-auth': () => failsOn(({ fields }) => Array.isArray(fields['locationId']), 500),
  'traffic-install-redirect': () => failsOn(({ request }) => request.method === 'GET', 500),
  'traffic-head': () => failsOn(({ request }) => request.method === 'HEAD', 500),
  'traffic-empty': () =>
    failsOn(({ request, raw }) => request.method === 'POST' && raw.length === 0, 400),
  'traffic-unknown': () => failsOn(({ fields }) => 'hello' in fields, 400),
  'traffic-list': () => failsOn(({ json }) => Array.isArray(json), 500),
  'traffic-broken-json': () =>
    failsOn(({ json, raw }) => json === undefined && raw.length > 0, 500),

  'time-sms': () => ({
    delay: ({ fields }) =>
      textOf(fields, 'message').startsWith('Answer this in time') ? 1_700 : 0,
  }),
  'time-long-mail': () => ({
    delay: ({ body }) => (body.length > 250_000 && body.length < 600_000 ? 1_700 : 0),
  }),
  'time-busy': () => ({
    delay: ({ body }, busy) => (body.length > 60_000 && body.length < 250_000 ? busy * 150 : 0),
  }),
};

/** What is accepted when no signature is looked at. */
const unsigned = [
  'signature-wrong-key',
  'signature-missing',
  'signature-not-applicable',
  'signature-malformed',
];

/** Where the same message is sent more than once. */
const repeated = ['delivery-three-at-once', 'delivery-after-reset'];

function isOld(timestamp: unknown): boolean {
  return isText(timestamp) && Date.now() - Date.parse(timestamp) > 300_000;
}

function byText(is: (fields: Fields) => boolean): Behaviour['isKnown'] {
  const texts = new Set<unknown>();
  return (incoming, seen) => {
    const { fields } = incoming;
    if (!is(fields)) return sound.isKnown(incoming, seen);
    const isKnown = texts.has(fields['message']);
    texts.add(fields['message']);
    return isKnown;
  };
}

function outOfOrder(): (incoming: Incoming) => boolean {
  let hasSecond = false;
  return ({ fields }) => {
    const text = textOf(fields, 'message');
    if (text.startsWith('second ')) hasSecond = true;
    return hasSecond && text.startsWith('first ');
  };
}
