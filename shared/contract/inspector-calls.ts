import { z } from 'zod';
import type { AttachmentFacts, AttachmentFault, AttachmentPreview } from '../attachment-file.ts';
import type { CheckRun, ScenarioSummary } from '../check.ts';
import type { Comparison } from '../comparison.ts';
import type { BodyText, RequestDetail } from '../detail.ts';
import type { Dispatch, DispatchAnswer, SentRequest } from '../dispatches.ts';
import { bounds } from '../bounds.ts';
import type { ImportPreview, ImportRun, ImportUndone } from '../import.ts';
import { remoteKinds } from '../mail.ts';
import type { Compatibility, RemoteContent, RemoteFault } from '../mail.ts';
import type { CallProblem, CrmAnswer, CrmRun } from '../crm-api.ts';
import type { CrmCall } from '../crm-call.ts';
import type { SendRun } from '../dispatches.ts';
import type { PlayChanges, PlayRun } from '../play.ts';
import type { FormParts } from '../parts.ts';
import type { Related } from '../related.ts';
import type { Result } from '../result.ts';
import type { TunnelFault } from '../tunnel.ts';
import type { SampleSent } from '../sample.ts';
import type { RequestDraft } from '../sending.ts';
import { testKeyName } from '../settings.ts';
import type { Settings } from '../settings.ts';
import { checkLanguages } from '../signature.ts';
import type { KeyringFault, TestKey } from '../signature.ts';
import type { TypesOutcome } from '../types.ts';
import type { SmsAnalysis } from '../sms.ts';
import type { ProgramOnMachine } from '../fixed-address.ts';
import type { InspectorState } from '../state.ts';
import type { NamedRequests, Rows } from '../summary.ts';
import {
  bytesUpTo,
  attachmentReference,
  crmDraft,
  crmRunNumber,
  destinationId,
  dispatchId,
  draftSource,
  exportFormat,
  fingerprint,
  listSpan,
  importNumber,
  pastedText,
  redact,
  requestId,
  requestPair,
  requestScope,
  rowRange,
  sampleRequest,
  typeLanguage,
  runNumber,
} from './arguments.ts';
import { call, type CallsOf } from './call.ts';

/**
 * What the window can call in the inspector. The window is not trusted: a page that was taken over may send anything,
 * so every argument is checked by its schema before a handler (`electron/core/calls/`) sees it.
 */
export const inspectorCalls = {
  'state.get': call().returns<InspectorState>(),
  /** `null` when a newer call with another filter replaced it. */
  'list.rows': call(rowRange).returns<Rows | null>(),
  /** Like what a range selects. At most `maxNamedRequests`, those nearest to `from`. */
  'list.between': call(listSpan).returns<NamedRequests>(),
  /** Pins requests, or unpins them. @returns how many were not so before. */
  'list.pin': call(
    z.strictObject({ scope: requestScope.readonly(), on: z.boolean() }),
  ).returns<number>(),
  /** Takes requests out of the list; they can be brought back for half a minute. @returns how many. */
  'list.remove': call(requestScope).returns<number>(),
  /** Brings back what was removed last. @returns how many. */
  'list.undoRemove': call().returns<number>(),
  /** Deletes every request permanently and frees the disk. */
  'list.forget': call().returns<Result<null, 'not-forgotten'>>(),
  'request.get': call(requestId).returns<RequestDetail | null>(),
  /** `null` before the inspection, and for what is not listed. */
  'request.related': call(requestId).returns<Related | null>(),
  /** The API calls that the provider must make for it; none for what is not a message. */
  'request.crmCalls': call(requestId).returns<readonly CrmCall[] | null>(),
  /** What the official schema says against a call as it was edited: warnings, it can be sent all the same. */
  'crm.check': call(crmDraft).returns<readonly CallProblem[]>(),
  /** The call as it was edited, to be copied; `null` while its body is no JSON object. */
  'crm.forms': call(crmDraft).returns<Pick<CrmCall, 'curl' | 'typescript'> | null>(),
  /** Everything that was called for a request, the newest first. */
  'crm.answers': call(requestId).returns<readonly CrmAnswer[]>(),
  /** The calls that go on. */
  'crm.runs': call().returns<readonly CrmRun[]>(),
  /** Ends a call: what is being sent is aborted, and it is not tried again. */
  'crm.stop': call(crmRunNumber).returns<void>(),
  /** What differs between two requests; `null` when one of them is not listed. */
  'compare.requests': call(requestPair).returns<Comparison | null>(),
  /** The same for the answers of two dispatches; `null` when one of them has none. */
  'compare.answers': call(requestPair).returns<Comparison | null>(),
  /** Types of the bodies of some requests, written in a language. */
  'types.make': call(
    z.strictObject({ scope: requestScope, language: typeLanguage }),
  ).returns<TypesOutcome>(),
  'request.pin': call(requestId.extend({ on: z.boolean() })).returns<void>(),
  /** Everything that a request was sent to, the oldest first. */
  'dispatches.of': call(requestId).returns<readonly Dispatch[]>(),
  /** `null` when there was none, or it is deleted. */
  'dispatches.answer': call(dispatchId).returns<DispatchAnswer | null>(),
  /** What was really sent; `null` when it was sent as it was captured. */
  'dispatches.sent': call(dispatchId).returns<SentRequest | null>(),
  /** What was edited and sent without a captured request, the newest first. */
  'dispatches.recent': call().returns<readonly Dispatch[]>(),
  /** Sends what waits for a destination, or skips it, and goes on with what comes. */
  'destination.resume': call(
    destinationId.extend({ how: z.enum(['send', 'skip']) }),
  ).returns<void>(),
  /** Tries a destination now that is down. */
  'destination.retry': call(destinationId).returns<void>(),
  /** `null` when the body is not a form. */
  'body.parts': call(requestId).returns<FormParts | null>(),
  'body.text': call(requestId).returns<BodyText | null>(),
  'body.bytes': call(
    requestId.extend({
      from: z.int().min(0),
      count: z
        .int()
        .min(0)
        .max(2 ** 20),
    }),
  ).returns<Uint8Array | null>(),
  /** Fetches the first bytes of an attachment, to find out what it is. */
  'attachment.check': call(attachmentReference).returns<Result<AttachmentFacts, AttachmentFault>>(),
  /** Fetches an attachment, to show what may be shown of it. */
  'attachment.preview':
    call(attachmentReference).returns<Result<AttachmentPreview, AttachmentFault>>(),
  'message.html': call(requestId).returns<string | null>(),
  /** `null` for every other kind, and for an SMS without a text. */
  'message.sms': call(requestId).returns<SmsAnalysis | null>(),
  /** The mail as text, made from its HTML; `null` when the request has none. */
  'mail.text': call(requestId).returns<Result<string, 'too-heavy'> | null>(),
  /** Features of the mail that some clients don't support. */
  'mail.compatibility': call(requestId).returns<Result<Compatibility, 'too-heavy'> | null>(),
  /** Fetches one thing that the mail names, because its reader clicked for it. */
  'mail.fetchRemote': call(
    requestId.extend({ url: z.string().max(100_000), kind: z.enum(remoteKinds) }),
  ).returns<Result<RemoteContent, RemoteFault>>(),
  /** Stops what is being fetched for the mail. */
  'mail.cancelRemote': call(requestId).returns<void>(),
  /** Every import that goes on or has ended lately. */
  'import.runs': call().returns<readonly ImportRun[]>(),
  /** Reads a pasted text without importing it. `null` when a newer call replaced it. */
  'import.preview': call(pastedText).returns<ImportPreview | null>(),
  /** @returns the number of the import. */
  'import.text': call(pastedText).returns<number>(),
  /**
   * Begins to take a dropped file, which comes in pieces: the window names no path. It is given up when no piece comes for half a
   * minute.
   *
   * @returns the number of the file; `null` when too many come at once.
   */
  'import.begin': call(z.strictObject({ name: z.string().max(1_000) })).returns<number | null>(),
  /** The next bytes of a file. `false` when they can't be taken: the file is then given up. */
  'import.piece': call(
    importNumber.extend({ bytes: bytesUpTo(bounds.importPiece.bytes) }),
  ).returns<boolean>(),
  /** The file is complete and is imported. @returns the number of the import; `null` when the file was given up. */
  'import.end': call(importNumber).returns<number | null>(),
  /** Gives up a file. */
  'import.abandon': call(importNumber).returns<void>(),
  'import.stop': call(importNumber).returns<void>(),
  /** Removes what an import brought, except pinned requests; `list.undoRemove` brings it back. */
  'import.undo': call(importNumber).returns<ImportUndone>(),
  /** Shows an ended import no more. */
  'import.dismiss': call(importNumber).returns<void>(),
  /** Requests as text for the clipboard; at most 1,000 of them and 64 MB. */
  'copy.requests': call(
    z.strictObject({ scope: requestScope.readonly(), format: exportFormat, redact }),
  ).returns<
    Result<{ text: string; count: number; leftOut: number }, 'too-much' | 'nothing-fits'>
  >(),
  'export.text': call(requestId.extend({ format: exportFormat, redact })).returns<string | null>(),
  /** Posts a sample to our own Delivery URL. */
  'sample.send':
    call(sampleRequest).returns<
      Result<SampleSent, 'not-listening' | 'no-such-key' | 'not-delivered'>
    >(),
  /** A request to edit and send; `null` when what it would be made from is gone, or was no HTTP. */
  'draft.of': call(draftSource).returns<RequestDraft | null>(),
  /** The sendings that the user started, the newest first: those that go on, and the last that ended. */
  'runs.get': call().returns<readonly SendRun[]>(),
  /** Stops a run: what is being sent is aborted, and nothing else is started. */
  'send.stop': call(runNumber).returns<void>(),
  /** The plays, the newest first: those that go on, and the last that ended. */
  'plays.get': call().returns<readonly PlayRun[]>(),
  /**
   * The deliveries of a play that changed since a revision of it; all of them for 0.
   *
   * @returns `null` when the play is not remembered any more.
   */
  'plays.deliveries': call(
    runNumber.extend({ since: z.int().min(0) }),
  ).returns<PlayChanges | null>(),
  /** Stops a play: attempts are aborted, and no more are made. */
  'plays.stop': call(runNumber).returns<void>(),
  /** All scenarios that a server can be checked with. */
  'check.scenarios': call().returns<readonly ScenarioSummary[]>(),
  /** The check that goes on, or ended last; `null` before the first one. */
  'check.run': call().returns<CheckRun | null>(),
  'check.stop': call().returns<void>(),
  /** Code that checks a request's signature by its own key and header; `null` when there is no such request. */
  'signature.check': call(requestId.extend({ language: z.enum(checkLanguages) })).returns<
    string | null
  >(),
  /** Adds a public key; every verdict is then computed again. */
  'keys.add': call(
    z.strictObject({ name: testKeyName, publicKey: z.string().max(100_000) }),
  ).returns<Result<TestKey, KeyringFault>>(),
  /** Generates a key pair; the private half stays in the data folder. */
  'keys.make': call(z.strictObject({ name: testKeyName })).returns<Result<TestKey, KeyringFault>>(),
  /** Removes a key, and deletes its private half permanently. */
  'keys.remove': call(z.strictObject({ fingerprint })).returns<Result<null, KeyringFault>>(),
  /** Gives the Delivery URL another path that nobody can guess; the old path is a stray's from then on. */
  'path.renew': call().returns<Result<Settings, 'invalid' | 'not-saved'>>(),
  /** How many of the stored requests each rule answered, by the rule's id. */
  'replies.counts': call().returns<Readonly<Record<string, number>>>(),
  /** Receives requests, or answers them 503 and does not store them. The tunnel stays as it is, and so does its address. */
  'receiving.set': call(z.strictObject({ on: z.boolean() })).returns<void>(),
  'listener.retry': call().returns<void>(),
  'tunnel.open': call().returns<void>(),
  'tunnel.close': call().returns<void>(),
  /** Sends a request of our own to the public address. Resolves once the state has the result. */
  'tunnel.test': call().returns<void>(),
  /** Looks which programs for a tunnel are on this computer. */
  'tunnel.programs': call().returns<readonly ProgramOnMachine[]>(),
  /** Stops a tunnel that is being tried. */
  'tunnel.stopTrial': call().returns<void>(),
  /** The network is back: an open tunnel is tested, any other is tried at once. */
  'tunnel.wake': call().returns<void>(),
  /** The user knows that the public address has changed. */
  'tunnel.acceptAddress': call().returns<void>(),
  /** Our own public ssh key, as a line; `null` while there is none. */
  'ssh.key': call().returns<string | null>(),
  /** Makes our own ssh key, unless there is one. @returns its public line. */
  'ssh.makeKey': call().returns<Result<string, TunnelFault>>(),
} as const;

export type InspectorCalls = CallsOf<typeof inspectorCalls>;
