import type { SavedFile } from './saved-file.ts';

/** What the table says of a format. */
interface ExportFormatRow {
  /** Its name where users read it: menus, save dialogs, help. */
  readonly name: string;
  /** The name's key in the window's texts; `null` for a proper name, which is the same in every language. */
  readonly labelKey: `export.format.${string}` | null;
  /** Of its files, without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** What it is made for, and what it leaves out: for docs/formats.md. */
  readonly purpose: string;
  readonly loses: string;
  /** Which requests it can hold. The others are left out and counted. */
  readonly holds: 'all' | 'emails';
  /** Whether one request can be copied and saved in it. Tables and streams are made for lists. */
  readonly isForOne: boolean;
  /** The file of several requests, where it has another form. */
  readonly several: { readonly name: string; readonly extension: string } | null;
  /** Whether it can hold the fetched attachments of messages. */
  readonly holdsAttachments: boolean;
  /** Whether a byte order mark can begin it. */
  readonly hasByteOrderMark: boolean;
}

/** Of most formats. */
const usual = {
  labelKey: null,
  holds: 'all',
  several: null,
  holdsAttachments: false,
  hasByteOrderMark: false,
} as const;

/**
 * All export formats, in the order of menus, help and docs. A new one is a row here and a file in `electron/core/export/`. From
 * the row come the type, the schema, both menus, the save dialog, `hookscope export`, and the table in docs/formats.md.
 */
export const exportTable = {
  json: {
    ...usual,
    name: 'JSON',
    extension: 'json',
    mediaType: 'application/json',
    purpose: 'keeping, scripts, importing it again',
    loses: 'nothing',
    isForOne: true,
  },
  ndjson: {
    ...usual,
    name: 'NDJSON',
    extension: 'ndjson',
    mediaType: 'application/x-ndjson',
    purpose: 'streams of any length, line by line',
    loses: 'nothing',
    isForOne: false,
  },
  har: {
    ...usual,
    name: 'HAR 1.2',
    extension: 'har',
    mediaType: 'application/json',
    purpose: 'other HTTP tools',
    loses: 'nothing',
    isForOne: true,
  },
  csv: {
    ...usual,
    name: 'CSV',
    extension: 'csv',
    mediaType: 'text/csv',
    purpose: 'spreadsheets',
    loses: 'headers, times after the first, bodies that are not text',
    isForOne: false,
    hasByteOrderMark: true,
  },
  curl: {
    ...usual,
    name: 'cURL',
    extension: 'sh',
    mediaType: 'application/x-sh',
    purpose: 'sending the request again',
    loses: 'trailers, and the headers that curl makes itself',
    isForOne: true,
  },
  postman: {
    ...usual,
    name: 'Postman',
    extension: 'json',
    mediaType: 'application/json',
    purpose: 'sending the request again from Postman',
    loses: 'bodies that are not text, trailers, and the headers that Postman makes itself',
    isForOne: true,
  },
  fetch: {
    ...usual,
    name: 'JavaScript (fetch)',
    extension: 'mjs',
    mediaType: 'text/javascript',
    purpose: 'sending the request again from JavaScript',
    loses:
      'trailers, repeats of header fields (they are joined), and the headers that fetch makes itself',
    isForOne: true,
  },
  node: {
    ...usual,
    name: 'Node',
    extension: 'mjs',
    mediaType: 'text/javascript',
    purpose: 'sending the request again from Node, with every header field as it came',
    loses: 'trailers, and the headers of the connection',
    isForOne: true,
  },
  python: {
    ...usual,
    name: 'Python (requests)',
    extension: 'py',
    mediaType: 'text/x-python',
    purpose: 'sending the request again from Python',
    loses:
      'trailers, repeats of header fields (they are joined), and the headers that requests makes itself',
    isForOne: true,
  },
  php: {
    ...usual,
    name: 'PHP',
    extension: 'php',
    mediaType: 'text/x-php',
    purpose: 'sending the request again from PHP',
    loses: 'trailers, and the headers that PHP makes itself',
    isForOne: true,
  },
  go: {
    ...usual,
    name: 'Go',
    extension: 'go',
    mediaType: 'text/x-go',
    purpose: 'sending the request again from Go',
    loses: 'trailers, the order and spelling of header names, and the headers that Go makes itself',
    isForOne: true,
  },
  raw: {
    ...usual,
    name: 'Raw HTTP',
    labelKey: 'export.format.raw',
    extension: 'http',
    mediaType: 'message/http',
    purpose: 'the message as bytes',
    loses: 'everything besides the message, such as times and issues',
    isForOne: true,
  },
  eml: {
    ...usual,
    name: 'E-mail',
    labelKey: 'export.format.eml',
    extension: 'eml',
    mediaType: 'message/rfc822',
    purpose: 'mail programs',
    loses:
      'requests that are not e-mails; headers and times of the request; fields that have no place in an e-mail',
    holds: 'emails',
    isForOne: true,
    several: { name: 'mbox', extension: 'mbox' },
    holdsAttachments: true,
  },
} as const satisfies Readonly<Record<string, ExportFormatRow>>;

export type ExportFormat = keyof typeof exportTable;

export const exportFormats = Object.keys(exportTable) as readonly ExportFormat[];

/** Formats in which the attachments of messages can be stored. */
export const attachmentFormats = exportFormats.filter(
  (format) => exportTable[format].holdsAttachments,
);

/** Formats that a byte order mark can begin. */
export const byteOrderMarkFormats = exportFormats.filter(
  (format) => exportTable[format].hasByteOrderMark,
);

/** How many requests a file has. */
export interface WrittenExport {
  readonly count: number;
  /** How many requests the format can't hold, where there are any. */
  readonly leftOut?: number;
}

/** A file that was written. */
export interface Exported extends WrittenExport, SavedFile {
  /** What gives access was left out. */
  readonly isRedacted: boolean;
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

/** All files that are being written, and the one that the menu asked for when it has just been written. */
export interface ExportsState {
  readonly running: readonly RunningExport[];
  readonly forMenu: Exported | null;
}
