import { readTry } from '../../core/crm-api/read-answer.ts';
import { crmCalls } from '../../core/crm-calls/crm-calls.ts';
import { redact, redactAddress } from '../../core/export/redact.ts';
import { readHtml } from '../../core/inspect/inspect.ts';
import { openBody } from '../../core/inspect/opened-body.ts';
import { readRelated } from '../../core/relate/related.ts';
import { readSms } from '../../core/sms/read-sms.ts';
import type { Details } from '../../core/views/details.ts';
import { CommandFailed } from '../command.ts';
import type { ShownRequest } from '../output/outer-json.ts';
import type { StoredCaptures } from './read-only-store.ts';

/** Bytes of the longest body that is shown as text. */
const textLimit = 64 * 1024 ** 2;

/**
 * Reads one request with everything that is known about it.
 *
 * @param secretFields names of header fields with secrets, when what gives access is redacted; `null` changes nothing.
 * @throws CommandFailed when there is no such request.
 */
export async function readShown(
  store: StoredCaptures,
  details: Details,
  id: number,
  secretFields: readonly string[] | null,
): Promise<{ readonly shown: ShownRequest; readonly body: Uint8Array }> {
  const stored = { detail: await details.of(id), body: store.body(id) };
  if (stored.detail === null || stored.body === null)
    throw new CommandFailed(`There is no request ${id}.`);
  const entry = { ...stored.detail, body: stored.body };
  const { request, reply, body } = secretFields === null ? entry : redact(entry, secretFields);
  const detail = { ...stored.detail, request, reply };
  const { inspection } = detail;
  const opened = await openBody(request, body);
  const read = body.length > textLimit ? null : opened.body;
  const hasHtml = typeof inspection?.message?.htmlLength === 'number';
  const dispatches = store.dispatches.of(id);
  const shown: ShownRequest = {
    detail,
    text: read === null || read.binary ? null : read.text,
    html: hasHtml ? readHtml(opened) : null,
    sms: await readSms(opened),
    related: await readRelated(store, details, id),
    crmCalls: inspection === null ? [] : crmCalls(inspection, request.url),
    crmAnswers: store.crmTries.of(id).map(readTry),
    dispatches:
      secretFields === null
        ? dispatches
        : dispatches.map((one) => ({ ...one, url: redactAddress(one.url) })),
  };
  return { shown, body };
}
