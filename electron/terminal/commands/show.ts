import type { CrmCall } from '../../../shared/crm-call.ts';
import { base64String, withLast } from '../../core/export/json-stream.ts';
import { readHtml } from '../../core/inspect/inspect.ts';
import { openBody } from '../../core/inspect/opened-body.ts';
import { crmCalls } from '../../core/crm-calls/crm-calls.ts';
import { readRelated } from '../../core/relate/related.ts';
import { readKeys } from '../../core/signature/stored-keys.ts';
import { readSms } from '../../core/sms/read-sms.ts';
import { requestNumber } from '../arguments/read-arguments.ts';
import { dataDirOf, dataOption, jsonOption, testKeyOption } from '../arguments/shared-options.ts';
import { command, CommandFailed } from '../command.ts';
import { storedDetails, withStore } from '../folder/read-only-store.ts';
import { outerDetail, type ShownRequest } from '../output/outer-json.ts';
import { dispatchLine } from '../output/dispatch-lines.ts';
import { printable } from '../output/printable.ts';
import { relatedSections } from '../page/related-sections.ts';
import { requestPage, type Section } from '../page/request-page.ts';
import { smsSection } from '../page/sms-section.ts';

/** Bytes of the longest body that is shown as text. */
const textLimit = 64 * 1024 ** 2;

/** Shows one request with everything that is known about it. */
export const show = command({
  name: 'show',
  summary: 'Show one request: facts, findings and body',
  positionals: ['ID'],
  options: { data: dataOption, 'test-key': testKeyOption, json: jsonOption },
  run: async (options, [word = ''], { out, resourcesDir }) => {
    const id = requestNumber(word, 'ID');
    const keys = readKeys(resourcesDir, dataDirOf(options), options['test-key'] ?? null);
    const { detail, body, related, dispatches } = await withStore(options, async (store) => {
      const details = storedDetails(store, keys);
      return {
        detail: await details.of(id),
        body: store.body(id),
        related: await readRelated(store, details, id),
        dispatches: store.dispatches.of(id),
      };
    });
    if (detail === null || body === null) throw new CommandFailed(`There is no request ${id}.`);
    const { request, inspection } = detail;
    const opened = await openBody(request, body);
    const read = body.length > textLimit ? null : opened.body;
    const hasHtml = typeof inspection?.message?.htmlLength === 'number';
    const shown: ShownRequest = {
      detail,
      text: read === null || read.binary ? null : read.text,
      html: hasHtml ? readHtml(opened) : null,
      sms: await readSms(opened),
      related,
      crmCalls: inspection === null ? [] : crmCalls(inspection, request.url),
      dispatches,
    };
    if (options.json !== true) {
      await out.write(pageOf(shown));
      return 0;
    }
    for (const piece of withLast(outerDetail(shown), 'bodyBase64', base64String(body))) {
      await out.write(piece);
    }
    await out.write('\n');
    return 0;
  },
});

function pageOf({ detail, text, sms, related, crmCalls: calls, dispatches }: ShownRequest): string {
  return requestPage(detail, text, [
    smsSection(sms),
    ...(related === null ? [] : relatedSections(detail.request.id, related)),
    { title: 'Sent to', lines: dispatches.map(dispatchLine) },
    callsSection(calls),
  ]);
}

/** The calls that the CRM expects from the provider, one per line. `show --json` has them in full. */
function callsSection(calls: readonly CrmCall[]): Section {
  const width = Math.max(0, ...calls.map(({ name }) => name.length));
  return {
    title: 'Reply to CRM',
    lines: calls.map(
      ({ name, method, url, body }) =>
        `  ${name.padEnd(width)}  ${method} ${new URL(url).pathname}  ${printable(JSON.stringify(body))}`,
    ),
  };
}
