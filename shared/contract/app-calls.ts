import { z } from 'zod';
import type { CheckStartFault } from '../check.ts';
import type { AttachmentFault, AttachmentSaved } from '../attachment-file.ts';
import { zooms } from '../appearance.ts';
import type { BackgroundSupport } from '../background.ts';
import { contextMenuItems, type ContextMenuItem } from '../context-menu.ts';
import { bounds } from '../bounds.ts';
import { dataActions, type RunningDataWork } from '../data-actions.ts';
import type { CrmSent, CrmTokens, TokenGiven } from '../crm-api.ts';
import type { ExportFault, Exported, RunningExport } from '../export.ts';
import type { FileLook } from '../import.ts';
import type { MailFault, MailPicture } from '../mail.ts';
import type { Opened } from '../opened.ts';
import type { PlayStarted } from '../play.ts';
import type { ReportPart } from '../report.ts';
import type { Result } from '../result.ts';
import type { SavedFile } from '../saved-file.ts';
import type { EditedSent, SendStarted } from '../sending.ts';
import type { SettingsOutcome } from '../settings.ts';
import type { UpdateState } from '../updates.ts';
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
  typeLanguage,
} from './arguments.ts';
import { call, type CallsOf } from './call.ts';

/** Characters of a text, and of a mail's sanitized HTML. */
const longestText = 64 * 1024 ** 2;

/** Characters of a report, also after the user wrote into it. */
const longestReport = 1024 ** 2;

const linkAddress = z.string().max(bounds.mailAddress.characters);

/** A file that the system opened the app with, by its number. */
const openedFile = z.strictObject({ file: z.int() });

/** The address of a staged mail. */
const stagedMail = z.strictObject({ address: z.string().max(100) });

/**
 * What the window can call in the main process, with the same distrust as `inspectorCalls`. None takes a path: the user
 * chooses the place of a file in a native dialog.
 */
export const appCalls = {
  /**
   * Shows a native context menu of entries from a closed list. `value` is what they are about, for their labels; `at` is a
   * place in the page, in CSS pixels. @returns the chosen entry; `null` for none, and for what the main process has done.
   */
  'menu.show': call(
    z.strictObject({
      items: z
        .array(z.enum(['separator', ...contextMenuItems]))
        .max(100)
        .readonly(),
      value: z.string().max(1_000).exactOptional(),
      /** Whether `redact` is on. */
      redacts: z.boolean().exactOptional(),
      at: z.strictObject({ x: z.number().min(0).max(100_000), y: z.number().min(0).max(100_000) }),
    }),
  ).returns<ContextMenuItem | null>(),
  'app.info': call().returns<{
    readonly version: string;
    readonly platform: string;
    /** The page was opened again because its process had ended. Only the first call after that gets `true`. */
    readonly restored: boolean;
  }>(),
  /** Loads the window's page again, as its own scripts may not. */
  'window.reload': call().returns<void>(),
  /** Makes everything in the window larger or smaller. */
  'window.zoom': call(z.enum(zooms)).returns<void>(),
  /** The path of the data folder. */
  'data.folder': call().returns<string>(),
  /** Backs everything up, restores a backup, or moves the data folder, by native dialogs. The same as in the menu. */
  'data.act': call(z.enum(dataActions)).returns<void>(),
  /** What is done with it at the moment; `data.working` tells of each change. */
  'data.work': call().returns<RunningDataWork | null>(),
  /** Stops that: the folder stays as it was, unless the work is just done. */
  'data.cancel': call().returns<void>(),
  /** Shows the file of the log in the system's file manager. */
  'logs.show': call().returns<void>(),
  /** Reads what helps to understand a problem, without captures and secrets. Nothing is saved or sent. */
  'report.make': call().returns<readonly ReportPart[]>(),
  /** Asks for a path, then writes that report as the user left it. */
  'report.save': call(z.strictObject({ text: z.string().max(longestReport) })).returns<
    Result<SavedFile, 'cancelled' | 'not-written'>
  >(),
  /** What this system can do while the window is closed. */
  'background.support': call().returns<BackgroundSupport>(),
  /** The version that runs, and what is known of newer ones. */
  'updates.state': call().returns<{ readonly version: string; readonly state: UpdateState }>(),
  /** Looks for a newer version; `updates.changed` says the outcome of it and of the following calls. */
  'updates.check': call().returns<void>(),
  'updates.download': call().returns<void>(),
  'updates.cancel': call().returns<void>(),
  /** Quits, installs what was downloaded, and starts again. */
  'updates.restart': call().returns<void>(),
  'clipboard.write': call(z.string().max(longestText)).returns<void>(),
  /** Asks the user first when the change could lead messages or requests elsewhere (`settingsRisks`). */
  'settings.change': call(settingsChange).returns<SettingsOutcome>(),
  /**
   * Shows the user the key of the ssh server that the tunnel failed at, and opens the tunnel with it after a yes.
   *
   * @returns `false` when the user did not confirm it, or there is no such key.
   */
  'tunnel.compareHostKey': call().returns<boolean>(),
  /** Opens a tunnel of these settings and keeps them only when a probe comes through. Asks the user first like `settings.change`. */
  'tunnel.try': call(tunnelChange).returns<TunnelTrial>(),
  /** Asks the user first, showing the real address. Only http, https and mailto are opened. */
  'link.open': call(linkAddress).returns<'opened' | 'declined' | 'refused'>(),
  /**
   * Sends captured requests, the oldest first. Asks the user first when the target is neither a destination's server nor
   * our own, and was not confirmed since the start. `runs.changed` reports progress.
   */
  'send.start': call(sendRequest).returns<SendStarted>(),
  /** Sends an edited request after the same question. Resolves once the answer is there. */
  'send.edited': call(editedSending).returns<EditedSent>(),
  /** Checks a server with what HighLevel sends, after the same question. `check.changed` reports progress. */
  'check.start': call(checkRequest).returns<Result<null, CheckStartFault>>(),
  /** Delivers messages as HighLevel does, after the same question. `plays.changed` reports progress. */
  'plays.start': call(playRequest).returns<PlayStarted>(),
  /** The tokens of the CRM that the user gave. No token is ever given back. */
  'crm.tokens': call().returns<CrmTokens>(),
  /** Takes a token for its location or company, in place of an earlier one. */
  'crm.giveToken': call(
    z.strictObject({
      /** As pasted: a header or the answer of the token call may be around it. */
      token: z.string().max(bounds.pastedToken.characters),
      /** The location of a token that names none. */
      location: z.string().max(200).nullable(),
      /** Whether it is stored, encrypted by the system; otherwise it is forgotten when the app ends. */
      stores: z.boolean(),
    }),
  ).returns<TokenGiven>(),
  'crm.forgetToken': call(z.strictObject({ key: z.string().max(500) })).returns<void>(),
  'crm.forgetTokens': call().returns<void>(),
  /**
   * Calls the CRM's API. Asks the user first when the token is from an earlier start and not used since this one. Resolves
   * once the last try has ended; `crm.changed` reports the tries. A token in the answer is taken like a given one.
   */
  'crm.call': call(crmCall).returns<CrmSent>(),
  /** Asks for a path, then writes; `exports.changed` reports progress. Any number of exports run side by side. */
  'export.save': call(exportRequest).returns<Result<Exported, ExportFault>>(),
  'export.cancel': call(exportNumber).returns<void>(),
  'export.running': call().returns<readonly RunningExport[]>(),
  /** Shows a saved file in its folder. @returns `false` when it is not there any more. */
  'file.show': call(z.strictObject({ file: z.int() })).returns<boolean>(),
  /** Asks for files, then imports them one after another; `imports.changed` reports progress. @returns how many files. */
  'import.choose': call().returns<number>(),
  /** What the system opened the app with since the last call: when the window begins, and after each `opened.waiting`. */
  'opened.take': call().returns<readonly Opened[]>(),
  /** Reads what such a file would bring, without importing it. `null` when it is not known any more, or was given up. */
  'opened.look': call(openedFile).returns<FileLook | null>(),
  'opened.import': call(openedFile).returns<void>(),
  /** Gives such a file up. */
  'opened.leave': call(openedFile).returns<void>(),
  /** Asks for a path, then writes one half of a test key as PEM. */
  'key.save': call(keyHalf).returns<Result<SavedFile, 'cancelled' | 'not-written'>>(),
  /** Asks for a path, then writes the text of types. */
  'types.save': call(
    z.strictObject({ text: z.string().max(longestText), language: typeLanguage }),
  ).returns<Result<SavedFile, 'cancelled' | 'not-written'>>(),
  /** Asks for a path, then fetches an attachment into that file. `name` is what the dialog suggests. */
  'attachment.save': call(attachmentReference.extend({ name: z.string().max(10_000) })).returns<
    Result<AttachmentSaved, AttachmentFault | 'not-written'>
  >(),
  /**
   * Hands sanitized HTML to the mail scheme, which serves it with a policy of its own. Without `images` that policy
   * refuses every image. `named` are the links whose words name another site, for the question before one is opened.
   *
   * @returns the address for the sandboxed frame. The last few stay valid.
   */
  'mail.stage': call(
    z.strictObject({
      html: z.string().max(longestText),
      images: z.boolean(),
      named: z
        .array(z.tuple([linkAddress, z.string().max(300)]))
        .max(bounds.mailLinks.entries)
        .optional(),
    }),
  ).returns<string>(),
  /** Waits until the frame that shows a staged mail has drawn it. `false` when none does, or its process ended. */
  'mail.waitUntilDrawn': call(stagedMail).returns<boolean>(),
  /** Asks for a path, then prints a staged mail into a PDF file. */
  'mail.savePdf': call(stagedMail).returns<Result<SavedFile, MailFault>>(),
  /** Takes a picture of a staged mail in its whole height, into the clipboard or a file that the user names. */
  'mail.takePicture': call(
    stagedMail.extend({
      /** CSS pixels. */
      width: z.int().min(200).max(4_000),
      /** Applies the mail's own rules for dark (`prefers-color-scheme`). */
      dark: z.boolean(),
      to: z.enum(['clipboard', 'file']),
    }),
  ).returns<Result<MailPicture, MailFault>>(),
} as const;

export type AppCalls = CallsOf<typeof appCalls>;
