import type {
  AttachmentFacts,
  AttachmentFault,
  AttachmentPlace,
  AttachmentPreview,
  AttachmentSaved,
} from './attachment-file.ts';
import type { Inspection } from './inspection.ts';
import type {
  Compatibility,
  MailFault,
  MailPicture,
  RemoteContent,
  RemoteFault,
  RemoteKind,
} from './mail.ts';
import type { CapturedRequest, SentReply } from './request.ts';
import type { CrmCall } from './crm-call.ts';
import type { Parts } from './parts.ts';
import type { Related } from './related.ts';
import type { Result } from './result.ts';
import type { QueryFault } from './search.ts';
import type { Settings } from './settings.ts';
import type { CheckLanguage, KeyHalf, KeyTrouble, TestKey } from './signature.ts';
import type { InspectorState } from './state.ts';
import type { SmsReading } from './sms.ts';
import type { Filter, RequestSummary } from './summary.ts';

/** Asks for a stretch of the list, newest first: `from` rows are left out, `count` rows follow. */
export interface RowsAsk {
  readonly filter: Filter;
  readonly from: number;
  readonly count: number;
  readonly anchor?: Anchor;
}

/**
 * A request that was seen at a place of the list. Where it stands by now is counted anew, and the stretch that is
 * asked for moves with it, however many requests came and went meanwhile. It need not be there any more.
 */
export interface Anchor {
  readonly id: number;
  readonly place: number;
}

/** A stretch of the list. */
export interface Rows {
  /** Until all are counted, what is known so far; `list.changed` tells when more is. */
  readonly total: number;
  readonly counted: boolean;
  readonly from: number;
  /** By how many places the anchor stands lower than it did; 0 without one. */
  readonly moved: number;
  readonly rows: readonly RequestSummary[];
  /** How many requests are listed at all, whatever the filter. */
  readonly all: number;
  /** What is wrong with the filter's text as a query; there are no rows then. */
  readonly fault: QueryFault | null;
}

/** What is taken out of the list: some requests, or all that a filter shows. */
export type Removal = { readonly ids: readonly number[] } | { readonly filter: Filter };

export interface RequestDetail {
  readonly request: CapturedRequest;
  readonly reply: SentReply | null;
  /** It outlives the budget, and the removal of a whole list. */
  readonly pinned: boolean;
  /** `null` for the moment between the reply and the inspection. */
  readonly inspection: Inspection | null;
  /** Which attempt of its delivery it is, counted from 1 up to `attemptLimit`. */
  readonly attempt: number;
}

/** A body made readable. Both texts are cut at `bounds.bodyText`. */
export interface BodyText {
  readonly language: 'json' | 'html' | 'xml' | 'text' | 'binary';
  /** The charset that was used to read the bytes. */
  readonly charset: string;
  readonly raw: string;
  /** Indented by its own tokens, so that numbers and duplicate keys stay as written; `null` when not JSON. */
  readonly pretty: string | null;
  readonly cut: boolean;
}

export type ExportFormat = 'json' | 'ndjson' | 'har' | 'csv' | 'curl' | 'raw' | 'postman' | 'eml';
export type ExportScope = { readonly ids: readonly number[] } | { readonly filter: Filter };
export interface ExportRequest {
  readonly format: ExportFormat;
  readonly scope: ExportScope;
  /** Fetches the attachments of e-mails into the file; only `eml` can hold them. */
  readonly embed?: boolean;
}
export interface Exported {
  readonly count: number;
  /** How many the format can't hold, where there are any. */
  readonly leftOut?: number;
  readonly path: string;
}
/** `nothing-fits`: the format can hold none of the requests. */
export type ExportFault = 'cancelled' | 'not-written' | 'nothing-fits';
export interface ExportProgress {
  readonly done: number;
  readonly total: number;
}
/** A file that is being written. */
export interface RunningExport {
  /** No other export has it for as long as the app runs. */
  readonly number: number;
  readonly path: string;
  /** `null` until the first requests are written. */
  readonly progress: ExportProgress | null;
}

/** All files that are being written, and the one that was just written for the menu, if that is the news. */
export interface ExportNews {
  readonly running: readonly RunningExport[];
  readonly forMenu: Exported | null;
}

export type SampleKind = 'sms' | 'email';
export interface SampleSent {
  readonly status: number;
  readonly ms: number;
  readonly url: string;
  /** The name of the test key that it was signed with, `null` when there is none. */
  readonly signedWith: string | null;
}

/** A change of settings: only what is named changes. */
export type SettingsChange = Partial<Omit<Settings, 'tunnel'>> & {
  readonly tunnel?: Partial<Settings['tunnel']>;
};

/** `declined`: the user was asked and did not confirm. */
export type SettingsFault = 'invalid' | 'not-saved' | 'declined';

/** What the window may ask of the inspector. */
export interface InspectorCalls {
  'state.get': () => InspectorState;
  /** `null` when a newer question for another filter took its place. */
  'list.rows': (ask: RowsAsk) => Rows | null;
  /** Takes requests out of the list; they can be brought back for half a minute. @returns how many. */
  'list.remove': (what: Removal) => number;
  /** Brings back what was removed last. @returns how many. */
  'list.undoRemove': () => number;
  /** Deletes every request for good and frees the disk. */
  'list.forget': () => Result<null, 'not-forgotten'>;
  'request.get': (ask: { id: number }) => RequestDetail | null;
  /** `null` before the inspection, and for what is not listed. */
  'request.related': (ask: { id: number }) => Related | null;
  /** The calls that the provider owes for it; none for what is no message. */
  'request.crmCalls': (ask: { id: number }) => readonly CrmCall[] | null;
  'request.pin': (ask: { id: number; on: boolean }) => void;
  /** `null` when the body is no form. */
  'body.parts': (ask: { id: number }) => Parts | null;
  'body.text': (ask: { id: number }) => BodyText | null;
  'body.bytes': (ask: { id: number; from: number; count: number }) => Uint8Array | null;
  /** Fetches the start of an attachment, to say what it is. */
  'attachment.check': (ask: AttachmentPlace) => Result<AttachmentFacts, AttachmentFault>;
  /** Fetches an attachment, to show what of it may be shown. */
  'attachment.preview': (ask: AttachmentPlace) => Result<AttachmentPreview, AttachmentFault>;
  'message.html': (ask: { id: number }) => string | null;
  /** `null` for every other kind, and for an SMS without a text. */
  'message.sms': (ask: { id: number }) => SmsReading | null;
  /** The mail as text, made from its HTML; `null` when the request has none. */
  'mail.text': (ask: { id: number }) => Result<string, 'too-heavy'> | null;
  /** What of the mail which clients don't support. */
  'mail.compatibility': (ask: { id: number }) => Result<Compatibility, 'too-heavy'> | null;
  /** Fetches one thing that the mail names, because its reader asked for it. */
  'mail.fetchRemote': (ask: {
    id: number;
    url: string;
    kind: RemoteKind;
  }) => Result<RemoteContent, RemoteFault>;
  /** Ends what is being fetched for the mail. */
  'mail.cancelRemote': (ask: { id: number }) => void;
  'export.text': (ask: { id: number; format: ExportFormat }) => string | null;
  'sample.send': (ask: {
    kind: SampleKind;
  }) => Result<SampleSent, 'not-listening' | 'not-delivered'>;
  /** Code that checks a request's signature by its own key and header; `null` when there is no such request. */
  'signature.check': (ask: { id: number; language: CheckLanguage }) => string | null;
  /** Takes in a public key; every verdict is then found anew. */
  'keys.add': (ask: { name: string; publicKey: string }) => Result<TestKey, KeyTrouble>;
  /** Makes a pair of keys; the private half stays in the data folder. */
  'keys.make': (ask: { name: string }) => Result<TestKey, KeyTrouble>;
  /** Forgets a key, with its private half for good. */
  'keys.remove': (ask: { fingerprint: string }) => Result<null, KeyTrouble>;
  /** Gives the Delivery URL another path that nobody can guess; the old one leads nowhere from then on. */
  'path.renew': () => Result<Settings, 'invalid' | 'not-saved'>;
  /** How many requests that are kept each rule answered, by its id. */
  'replies.counts': () => Readonly<Record<string, number>>;
  'listener.retry': () => void;
  'tunnel.open': () => void;
  'tunnel.close': () => void;
  /** Sends a request of our own to the public address. Resolves once the state says what came of it. */
  'tunnel.test': () => void;
  /** The network came back: what is open is tested, what is not is tried at once. */
  'tunnel.wake': () => void;
  /** The user knows that the public address is another one now. */
  'tunnel.acceptAddress': () => void;
}

/** What the window may ask of the main process. */
export interface AppCalls {
  'app.info': () => {
    readonly version: string;
    readonly platform: string;
    readonly locale: string;
    /** The page was opened again, since its process had ended. It is told once. */
    readonly restored: boolean;
  };
  'clipboard.write': (text: string) => void;
  /** Asks the user first when the change could lead messages or requests elsewhere (`settingsRisks`). */
  'settings.change': (change: SettingsChange) => Result<Settings, SettingsFault>;
  /** Asks the user first, showing the real address. Only http, https and mailto are opened. */
  'link.open': (url: string) => 'opened' | 'declined' | 'refused';
  /** Asks where to, then writes; `exports.changed` tells how far it is. Any number of them run side by side. */
  'export.save': (ask: ExportRequest) => Result<Exported, ExportFault>;
  'export.cancel': (ask: { number: number }) => void;
  'export.running': () => readonly RunningExport[];
  /** Asks where to, then writes one half of a test key as PEM. @returns the path. */
  'key.save': (ask: KeyHalf) => Result<string, 'cancelled' | 'not-written'>;
  /** Asks where to, then fetches an attachment into that file. `name` is what the user is offered. */
  'attachment.save': (
    ask: AttachmentPlace & { name: string },
  ) => Result<AttachmentSaved, AttachmentFault | 'not-written'>;
  /**
   * Hands sanitized HTML to the mail scheme, which serves it with a policy of its own.
   *
   * @param ask without `images` its policy refuses every one. `named` are the links whose words name another site,
   *   for the question before such a link is opened.
   * @returns the address for the sandboxed frame. The last few stay valid.
   */
  'mail.stage': (ask: {
    html: string;
    images: boolean;
    named?: [href: string, host: string][] | undefined;
  }) => string;
  /** Waits until the frame that shows a staged mail has drawn it. `false` when none does, or its process ended. */
  'mail.settled': (ask: { address: string }) => boolean;
  /** Asks where to, then prints a staged mail into a PDF file. */
  'mail.savePdf': (ask: { address: string }) => Result<{ path: string }, MailFault>;
  /** Takes a picture of a staged mail in its whole height, into the clipboard or a file that is asked for. */
  'mail.takePicture': (ask: {
    address: string;
    /** CSS pixels. */
    width: number;
    /** The mail's own rules for dark (`prefers-color-scheme`) hold. */
    dark: boolean;
    to: 'clipboard' | 'file';
  }) => Result<MailPicture, MailFault>;
}

export type Calls = InspectorCalls & AppCalls;

/** The closed list of calls and who answers each. The bridge lets nothing else through. */
export const answeredBy = {
  'state.get': 'inspector',
  'list.rows': 'inspector',
  'list.remove': 'inspector',
  'list.undoRemove': 'inspector',
  'list.forget': 'inspector',
  'request.get': 'inspector',
  'request.related': 'inspector',
  'request.crmCalls': 'inspector',
  'request.pin': 'inspector',
  'body.parts': 'inspector',
  'body.text': 'inspector',
  'body.bytes': 'inspector',
  'attachment.check': 'inspector',
  'attachment.preview': 'inspector',
  'message.html': 'inspector',
  'message.sms': 'inspector',
  'mail.text': 'inspector',
  'mail.compatibility': 'inspector',
  'mail.fetchRemote': 'inspector',
  'mail.cancelRemote': 'inspector',
  'export.text': 'inspector',
  'sample.send': 'inspector',
  'signature.check': 'inspector',
  'keys.add': 'inspector',
  'keys.make': 'inspector',
  'keys.remove': 'inspector',
  'path.renew': 'inspector',
  'replies.counts': 'inspector',
  'listener.retry': 'inspector',
  'tunnel.open': 'inspector',
  'tunnel.close': 'inspector',
  'tunnel.test': 'inspector',
  'tunnel.wake': 'inspector',
  'tunnel.acceptAddress': 'inspector',
  'app.info': 'app',
  'clipboard.write': 'app',
  'settings.change': 'app',
  'link.open': 'app',
  'export.save': 'app',
  'export.cancel': 'app',
  'export.running': 'app',
  'key.save': 'app',
  'attachment.save': 'app',
  'mail.stage': 'app',
  'mail.settled': 'app',
  'mail.savePdf': 'app',
  'mail.takePicture': 'app',
} as const satisfies { [Name in keyof InspectorCalls]: 'inspector' } & {
  [Name in keyof AppCalls]: 'app';
};

/** A key as a `KeyboardEvent` has it. */
export interface FrameKey {
  readonly key: string;
  readonly code: string;
  readonly repeat: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly modifierAltGraph: boolean;
}

/** What the window hears without asking. */
export interface Events {
  'state.changed': InspectorState;
  /** Rows came, changed or went: whoever shows rows asks again. */
  'list.changed': { readonly total: number };
  'exports.changed': ExportNews;
  /** The address of the link that the pointer or the focus is on, in the window or a mail; empty for none. */
  'link.pointed': string;
  /** A key that was pressed while the focus was in a frame. */
  'key.pressed': FrameKey;
  /** The inspector went away or came back; after `true`, ask again for everything shown. */
  'inspector.connected': boolean;
}

/** The closed list of events that the bridge hands on. */
export const heard = {
  'state.changed': true,
  'list.changed': true,
  'exports.changed': true,
  'link.pointed': true,
  'key.pressed': true,
  'inspector.connected': true,
} as const satisfies Record<keyof Events, true>;

/** The two verbs that the window has (`window.hookscope`). */
export interface Bridge {
  call<Name extends keyof Calls>(
    name: Name,
    ...args: Parameters<Calls[Name]>
  ): Promise<ReturnType<Calls[Name]>>;
  /** @returns its own undo. */
  on<Name extends keyof Events>(name: Name, listener: (data: Events[Name]) => void): () => void;
}
