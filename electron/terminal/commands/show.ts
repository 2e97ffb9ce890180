import type { RequestDetail } from '../../../shared/detail.ts';
import type { SignatureFindings } from '../../../shared/signature.ts';
import type { CrmCall } from '../../../shared/crm-call.ts';
import { base64String, withLast } from '../../core/export/json-stream.ts';
import { readHtml } from '../../core/inspect/inspect.ts';
import { readBody } from '../../core/inspect/body/read-body.ts';
import { readKeys } from '../../core/signature/stored-keys.ts';
import { crmCalls } from '../../core/crm-calls/crm-calls.ts';
import { readRelated } from '../../core/relate/related.ts';
import { readSms } from '../../core/sms/read-sms.ts';
import { positive } from '../arguments.ts';
import { command, CommandFailed } from '../command.ts';
import { dataDirOf, dataOption, jsonOption, withStore } from '../data-options.ts';
import { capturedEvent } from '../events.ts';
import { nextSection } from '../next-lines.ts';
import { outerRelated } from '../outer-related.ts';
import { relatedSections } from '../related-lines.ts';
import { requestPage } from '../request-page.ts';
import { storedDetails } from '../stored-details.ts';
import { smsSection } from '../sms-section.ts';

/** Bytes of the longest body whose text is given: a longer one has its bytes alone. */
const textLimit = 64 * 1024 ** 2;

/** One request with all that is known of it. */
export const show = command({
  name: 'show',
  summary: 'Show one request: facts, findings and body',
  words: ['ID'],
  options: {
    data: dataOption,
    'test-key': {
      type: 'string',
      value: 'PUBLIC.pem',
      help: 'an Ed25519 key whose signatures count too',
    },
    json: jsonOption,
  },
  run: async (given, [word = ''], { out, resourcesDir }) => {
    const id = positive(word.replace(/^#/, ''), 'ID');
    const keys = readKeys(resourcesDir, dataDirOf(given), given['test-key'] ?? null);
    const found = await withStore(given, async (store) => {
      const details = storedDetails(store, keys);
      return {
        detail: await details.of(id),
        body: store.body(id),
        related: await readRelated(store, details, id),
      };
    });
    if (found.detail === null || found.body === null) {
      throw new CommandFailed(`There is no request ${id}.`);
    }
    const { detail, body, related } = found;
    const text = await textOf(detail, body);
    if (given.json !== true) {
      const more = related === null ? [] : relatedSections(id, related);
      await out.write(
        requestPage(detail, text, [
          smsSection(await readSms(detail.request, body)),
          ...more,
          nextSection(callsOf(detail)),
        ]),
      );
      return 0;
    }
    const members = {
      ...(await outerDetail(detail, text, body)),
      related: related === null ? null : outerRelated(related),
      next: callsOf(detail).map(outerCall),
    };
    for (const piece of withLast(members, 'bodyBase64', base64String(body))) await out.write(piece);
    await out.write('\n');
    return 0;
  },
});

function callsOf({ inspection }: RequestDetail): readonly CrmCall[] {
  return inspection === null ? [] : crmCalls(inspection);
}

/** A call with the names that other programs rely on (docs/cli.md). */
function outerCall(call: CrmCall): object {
  const notes = call.notes.map(({ code, source, message }) => ({ code, ground: source, message }));
  return { ...call, notes };
}

function outerSignature(signature: SignatureFindings | null): object | null {
  if (signature === null) return null;
  const { explanations, ...rest } = signature;
  return { ...rest, trials: explanations };
}

/** The body as text, `null` when it is binary or too long. */
async function textOf({ request }: RequestDetail, body: Uint8Array): Promise<string | null> {
  if (body.length > textLimit) return null;
  const read = await readBody(request, body);
  return read.binary ? null : read.text;
}

async function outerDetail(
  detail: RequestDetail,
  text: string | null,
  body: Uint8Array,
): Promise<object> {
  const { event: _, ...captured } = capturedEvent(detail);
  const { message = null, attachments = [], fields = [], evidence = [] } = detail.inspection ?? {};
  return {
    ...captured,
    evidence: evidence.map(({ code, path, message: sentence }) => ({
      code,
      path,
      message: sentence,
    })),
    text,
    message: message === null ? null : await outerMessage(detail, message, body),
    fields: fields.map(({ fieldStatus, ...field }) => ({
      ...field,
      standing: fieldStatus,
      documented: fieldStatus === 'documented',
    })),
    attachments,
    sms: await readSms(detail.request, body),
    signatureEvidence: outerSignature(detail.inspection?.signature ?? null),
  };
}

async function outerMessage(
  { request }: RequestDetail,
  { htmlLength, ...fields }: NonNullable<NonNullable<RequestDetail['inspection']>['message']>,
  body: Uint8Array,
): Promise<object> {
  return { ...fields, html: htmlLength === null ? null : await readHtml(request, body) };
}
