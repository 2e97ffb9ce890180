import type { Attachment } from '../../../../shared/inspection.ts';
import type { ProviderMessage } from '../../../../shared/provider-message.ts';
import { readAttachments } from '../../inspect/message/attachments.ts';
import { kindOf } from '../../inspect/kind/kind-of.ts';
import { readMessage, wholeMessage } from '../../inspect/message/message.ts';
import { objectOf } from '../../inspect/json/read-json.ts';
import { openBody } from '../../inspect/opened-body.ts';
import { readInThread } from '../../mail/read-in-thread.ts';
import type { JsonObject } from '../../inspect/json/json-object.ts';
import type { ExportEntry } from '../exporter.ts';

/** The e-mail of a payload, with its complete texts. */
export interface Mail {
  readonly message: ProviderMessage;
  /** The payload's `message`, otherwise made from `html`. */
  readonly text: string;
  readonly html: string | null;
  readonly attachments: readonly Attachment[];
}

/** Whether a request is a provider's e-mail, by its findings or, before the inspection, by its fields. */
export async function isMail(entry: ExportEntry): Promise<boolean> {
  const json = await readObject(entry);
  const kind = entry.inspection?.kind ?? (json === null ? 'unknown' : kindOf(json).kind);
  return kind === 'email' && json !== null;
}

/** @returns `null` when the body is no JSON object. */
export async function readMail(entry: ExportEntry): Promise<Mail | null> {
  const json = await readObject(entry);
  if (json === null) return null;
  const { message, html, attachments } = readMessage(json, wholeMessage);
  const written = json['message'];
  return {
    message,
    text: typeof written === 'string' ? written : html === null ? '' : await textOf(html),
    html,
    attachments: readAttachments(attachments),
  };
}

/** The text of HTML, made in a thread. HTML that is too heavy becomes a sentence that says so. */
async function textOf(html: string): Promise<string> {
  const read = await readInThread('text', { html });
  return read.ok ? read.value : 'The HTML of this e-mail is too heavy to be converted to text.';
}

/** The objects of entries, for as long as an entry is in use: two steps of an export read it. */
const objects = new WeakMap<ExportEntry, Promise<JsonObject | null>>();

function readObject(entry: ExportEntry): Promise<JsonObject | null> {
  const object =
    objects.get(entry) ?? openBody(entry.request, entry.body).then(({ json }) => objectOf(json()));
  objects.set(entry, object);
  return object;
}
