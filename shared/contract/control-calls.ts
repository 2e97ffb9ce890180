import { z } from 'zod';
import type { BackgroundState, RaisedNotice } from '../background-state.ts';
import { bounds } from '../bounds.ts';
import type { CheckStartFault } from '../check.ts';
import type { AttachmentFault } from '../attachment-file.ts';
import type { CrmCalled } from '../crm-api.ts';
import type { SendRun } from '../dispatches.ts';
import type { ExportFault, ExportProgress, WrittenExport } from '../export.ts';
import type { FailureReport } from '../failure.ts';
import type { FileLook, ImportRun } from '../import.ts';
import type { PlayRun, PlayStarted } from '../play.ts';
import type { Result } from '../result.ts';
import type { EditedSent, SendStarted } from '../sending.ts';
import type { Settings } from '../settings.ts';
import { sshFingerprint, type OfferedHostKey } from '../ssh.ts';
import type { TunnelTrial } from '../fixed-address.ts';
import {
  attachmentReference,
  checkRequest,
  crmCall,
  editedSending,
  exportNumber,
  exportRequest,
  keyHalf,
  playRequest,
  sendRequest,
  settingsChange,
  tunnelChange,
} from './arguments.ts';
import { call, type CallsOf } from './call.ts';

/** What the main process alone can call in the inspector: these calls name paths and end things. */
export const controlCalls = {
  /** Writes the file whole or not at all. Exports run side by side. */
  'export.write': call(
    exportRequest.extend({ path: z.string().min(1), ...exportNumber.shape }),
  ).returns<Result<WrittenExport, ExportFault>>(),
  'export.cancel': call(exportNumber).returns<void>(),
  /** Imports a file that the user chose in a native dialog. @returns the number of the import. */
  'import.file': call(z.strictObject({ path: z.string().min(1) })).returns<number>(),
  /** Reads what a file would bring that the system opened the app with. `null` when a newer look or `import.stopLooking` ended it. */
  'import.look': call(z.strictObject({ path: z.string().min(1) })).returns<FileLook | null>(),
  'import.stopLooking': call().returns<void>(),
  'settings.get': call().returns<Settings>(),
  /** For the window and the menu; the main process has asked the user where it must. */
  'settings.change': call(settingsChange).returns<Result<Settings, 'invalid' | 'not-saved'>>(),
  /** The origins that captured requests may be sent to without a question: of the destinations, and our own. */
  'send.origins': call().returns<readonly string[]>(),
  /** For the window; the main process has asked the user where it must. */
  'send.start': call(sendRequest).returns<SendStarted>(),
  'send.edited': call(editedSending).returns<EditedSent>(),
  /** For the window; the main process has the token, and gives it for this call alone. */
  'crm.call': call(
    crmCall.extend({ token: z.string().max(bounds.pastedToken.characters).nullable() }),
  ).returns<CrmCalled>(),
  'check.start': call(checkRequest).returns<Result<null, CheckStartFault>>(),
  'plays.start': call(playRequest).returns<PlayStarted>(),
  /** The key of the ssh server that the tunnel failed at; `null` when it is not the reason. */
  'tunnel.offeredHostKey': call().returns<OfferedHostKey | null>(),
  /** The user has compared this fingerprint: the tunnel is opened with that key. */
  'tunnel.trustHostKey': call(
    z.strictObject({ fingerprint: z.string().regex(sshFingerprint).max(50) }),
  ).returns<void>(),
  /** One half of a test key as PEM; `null` when it is not here. */
  'key.pem': call(keyHalf).returns<string | null>(),
  /** Receives requests, or answers them 503 and does not store them. */
  'receiving.set': call(z.strictObject({ on: z.boolean() })).returns<void>(),
  /** The user looks at the window, or did until now: no request so far is unread. */
  'background.seen': call().returns<void>(),
  /** The machine woke up: an open tunnel is tested, any other is tried at once. */
  'tunnel.wake': call().returns<void>(),
  /** For the window; the main process has asked the user where it must. Keeps the settings when a probe comes through. */
  'tunnel.try': call(tunnelChange).returns<TunnelTrial>(),
  /** The user copied the Delivery URL, to paste it into the CRM. */
  'tunnel.acceptAddress': call().returns<void>(),
  /** Fetches an attachment into a file. @returns its bytes. */
  'attachment.write': call(attachmentReference.extend({ path: z.string().min(1) })).returns<
    Result<number, AttachmentFault | 'not-written'>
  >(),
  /** Resolves once everything acknowledged is closed; the process then ends by itself. */
  'inspector.stop': call().returns<void>(),
} as const;

export type ControlCalls = CallsOf<typeof controlCalls>;

/** What the inspector sends to the main process. */
export interface ControlEvents {
  'settings.changed': Settings;
  /** A sending of the user began, went on or ended. */
  'runs.changed': readonly SendRun[];
  'plays.changed': readonly PlayRun[];
  'imports.changed': readonly ImportRun[];
  /** The user deleted everything: nothing of the CRM may stay either. */
  'everything.forgotten': null;
  /** Sent at most twice a second. */
  'background.changed': BackgroundState;
  'notice.raised': RaisedNotice;
  'export.progress': ExportProgress & { readonly number: number };
  'address.changed': DeliveryAddress;
  /** A bug, for the log. */
  'inspector.failed': FailureReport;
  /** The user paused receiving, or resumed it. */
  'receiving.changed': { readonly isPaused: boolean };
  /** Its process got SIGTERM, and goes on until it is stopped. */
  'inspector.terminated': null;
  /** The last event before its process ends by itself. */
  'inspector.start-failed': StartFailure;
}

/** What the main process knows of the Delivery URL. */
export interface DeliveryAddress {
  /** `null` without a public address. */
  readonly url: string | null;
  /** The public address that the CRM has, when it is another one. */
  readonly movedFrom: string | null;
}

/** Why the inspector can't do its work at all. `detail` is in plain English: who uses the folder, or what went wrong. */
export interface StartFailure {
  readonly code: 'data-in-use' | 'failed';
  readonly detail: string;
}
