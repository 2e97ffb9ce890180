import type { CrmCall } from '../../../shared/crm-call.ts';
import { base64String, withLast } from '../../core/export/json-stream.ts';
import { readKeys } from '../../core/signature/stored-keys.ts';
import { requestNumber } from '../arguments/read-arguments.ts';
import { dataDirOf, dataOption, jsonOption, testKeyOption } from '../arguments/shared-options.ts';
import { command } from '../command.ts';
import { storedDetails, withStore } from '../folder/read-only-store.ts';
import { readShown } from '../folder/read-shown.ts';
import { outerDetail, type ShownRequest } from '../output/outer-json.ts';
import { dispatchLine } from '../output/dispatch-lines.ts';
import { printable } from '../output/printable.ts';
import { relatedSections } from '../page/related-sections.ts';
import { requestPage, type Section } from '../page/request-page.ts';
import { smsSection } from '../page/sms-section.ts';

/** Shows one request with everything that is known about it. */
export const show = command({
  name: 'show',
  summary: 'Show one request: facts, findings and body',
  positionals: ['ID'],
  options: { data: dataOption, 'test-key': testKeyOption, json: jsonOption },
  run: async (options, [word = ''], { out, resourcesDir }) => {
    const id = requestNumber(word, 'ID');
    const keys = readKeys(resourcesDir, dataDirOf(options), options['test-key'] ?? null);
    const { shown, body } = await withStore(options, async (store) =>
      readShown(store, storedDetails(store, keys), id, null),
    );
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
