import type { Handlers } from '../../../shared/contract/call.ts';
import type { InspectorCalls } from '../../../shared/contract/inspector-calls.ts';
import type { CheckLanguage } from '../../../shared/signature.ts';
import type { Core } from '../core.ts';
import { exportText } from '../export/text.ts';
import { crmCalls } from '../crm-calls/crm-calls.ts';
import { editedForms } from '../crm-calls/edited-forms.ts';
import type { ReadJobName, ReadJobValue } from '../body-reader/read-jobs.ts';
import { readRelated } from '../relate/related.ts';
import { newPathToken } from '../settings/settings-file.ts';
import { checkCode } from '../signature/check-code.ts';
import { copyRequests } from './copy-requests.ts';
import { entrySource, exportContext, readEntry } from './export-entries.ts';
import { changeSettings } from './change-settings.ts';
import { importHandlers } from './import-handlers.ts';
import { mailHandlers } from './mail-handlers.ts';
import { stopTrial } from './tunnel-trials.ts';
import { createProgramLook } from '../tunnel/programs-on-machine.ts';

/**
 * The core's handlers of the calls that come from the window.
 *
 * @param onForgotten the user wants everything to be forgotten, also what other processes keep.
 */
export function windowHandlers(
  core: Core,
  onForgotten: () => void = () => undefined,
): Handlers<InspectorCalls> {
  const { store, tunnel } = core;

  /** @throws when the body takes too long to read, or too much memory. */
  async function reading<Name extends ReadJobName>(
    name: Name,
    id: number,
  ): Promise<ReadJobValue<Name> | null> {
    const record = store.record(id);
    const found = record === null ? null : await core.reader.read(name, record.request, 'view');
    if (found === null) return null;
    if (!found.ok) throw new Error(`The body could not be read: ${found.failure}.`);
    return found.value;
  }

  const htmlOf = (id: number) => reading('html', id);

  return {
    ...mailHandlers(htmlOf, core),
    ...importHandlers(core),
    'state.get': core.state,
    'list.rows': core.list.rows,
    'list.between': core.list.between,
    'list.pin': async ({ scope, on }) => core.pin(await core.list.idsOf(scope), on),
    'list.remove': core.list.remove,
    'list.undoRemove': store.undoRemove,
    'list.forget': () => {
      onForgotten();
      return store.forgetEverything();
    },
    'request.get': ({ id }) => core.details.of(id),
    'request.related': ({ id }) => readRelated(store, core.details, id),
    'request.crmCalls': async ({ id }) => {
      const detail = await core.details.of(id);
      if (detail === null || detail.inspection === null) return null;
      return crmCalls(detail.inspection, detail.request.url);
    },
    'crm.check': core.crmApi.check,
    'crm.forms': (draft) => editedForms(draft),
    'crm.answers': ({ id }) => core.crmApi.answers(id),
    'crm.runs': core.crmApi.runs,
    'crm.stop': ({ number }) => core.crmApi.stop(number),
    'compare.requests': ({ left, right }) => core.comparer.requests(left, right),
    'compare.answers': ({ left, right }) => core.comparer.answers(left, right),
    'types.make': ({ scope, language }) => core.typeMaker.make(scope, language),
    'request.pin': async ({ id, on }) => void (await core.pin([id], on)),
    'dispatches.of': ({ id }) => store.dispatches.of(id),
    'dispatches.answer': ({ dispatch }) => store.dispatches.answer(dispatch),
    'dispatches.sent': ({ dispatch }) => store.dispatches.sent(dispatch),
    'dispatches.recent': () => store.dispatches.recent(100),
    'destination.resume': ({ destination, how }) => core.forwarder.resume(destination, how),
    'destination.retry': ({ destination }) => core.forwarder.retry(destination),
    'body.parts': ({ id }) => reading('parts', id),
    'body.text': ({ id }) => reading('text', id),
    'body.bytes': ({ id, from, count }) => store.bodySlice(id, from, count),
    'message.html': ({ id }) => htmlOf(id),
    'message.sms': ({ id }) => reading('sms', id),
    'attachment.check': core.attachments.check,
    'attachment.preview': core.attachments.preview,
    'copy.requests': (ask) => copyRequests(core, ask),
    'export.text': (ask) => textOf(core, ask),
    'sample.send': core.samples.send,
    'draft.of': core.sendings.draft,
    'runs.get': core.sendings.runs,
    'send.stop': ({ number }) => core.sendings.stop(number),
    'plays.get': core.plays.all,
    'plays.deliveries': ({ number, since }) => core.plays.deliveries(number, since),
    'plays.stop': ({ number }) => core.plays.stop(number),
    'check.scenarios': core.checks.scenarios,
    'check.run': core.checks.run,
    'check.stop': core.checks.stop,
    'signature.check': ({ id, language }) => checkCodeOf(core, id, language),
    'path.renew': () => changeSettings(core, { pathToken: newPathToken() }),
    'keys.add': ({ name, publicKey }) => core.keys.add(name, publicKey),
    'keys.make': ({ name }) => core.keys.make(name),
    'keys.remove': ({ fingerprint }) => core.keys.remove(fingerprint),
    'replies.counts': store.countByRule,
    'receiving.set': ({ on }) => core.receiving.set(on),
    'listener.retry': () => core.listen().then(tunnel.open),
    'tunnel.open': tunnel.open,
    'tunnel.close': () => void tunnel.close(),
    'tunnel.test': tunnel.test,
    'tunnel.wake': () => void tunnel.resume(),
    'tunnel.acceptAddress': tunnel.acceptAddress,
    'ssh.key': tunnel.sshKey,
    'ssh.makeKey': tunnel.makeSshKey,
    'tunnel.programs': createProgramLook(),
    'tunnel.stopTrial': () => stopTrial(core),
  };
}

async function textOf(
  core: Core,
  { id, format, redact = false }: Parameters<InspectorCalls['export.text']>[0],
): Promise<string | null> {
  const entry = await readEntry(entrySource(core, redact), id);
  return entry === null ? null : exportText(format, entry, exportContext(core));
}

/** The check as code, by the key and the header of one request; `null` when it is not listed or not inspected yet. */
async function checkCodeOf(
  { details, keys, resourcesDir }: Core,
  id: number,
  language: CheckLanguage,
): Promise<string | null> {
  const signature = (await details.of(id))?.inspection?.signature ?? null;
  return signature === null ? null : checkCode(language, signature, keys.current(), resourcesDir);
}
