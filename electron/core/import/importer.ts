import type { ImportProblem } from '../../../shared/import.ts';
import type { SentReply } from '../../../shared/request.ts';
import type { Arrival } from '../capture/capture.ts';

/** A request from a file. It gets its id when it is stored. */
export interface Imported {
  readonly arrival: Omit<Arrival, 'id'>;
  readonly body: Uint8Array;
  readonly reply: SentReply | null;
}

export type OnProblem = (problem: ImportProblem) => void;

/** Records a part that an entry is imported without. */
export type Note = (place: string, reason: string) => void;

/** A file can't be imported. The message says where it is wrong, and why. */
export class BrokenFile extends Error {
  readonly place: string;
  readonly reason: string;
  constructor(place: string, reason: string) {
    super(`${place}: ${reason}`);
    this.name = 'BrokenFile';
    this.place = place;
    this.reason = reason;
  }
}

/** A format whose file is one JSON document. */
export interface DocumentImporter {
  readonly is: 'document';
  /** In the help page and in messages. */
  readonly name: string;
  /** The member that its documents begin with. */
  readonly firstMember: string;
  readonly recognises: (document: Readonly<Record<string, unknown>>) => boolean;
  /** @throws BrokenFile */
  readonly read: (document: unknown, onProblem: OnProblem) => Iterable<Imported>;
}

/** A format whose file has a request as JSON in each line. */
export interface LineImporter {
  readonly is: 'lines';
  readonly name: string;
  /** Whether a line's value is a request of this format. */
  readonly recognises: (value: Readonly<Record<string, unknown>>) => boolean;
  /** @param number of the line, from 1. @throws BrokenFile */
  readonly readLine: (line: string, number: number) => Imported;
}

/** A format that is a text of another kind than JSON, or whose bytes are the body itself. */
export interface TextImporter {
  readonly is: 'text';
  readonly name: string;
  /** @param head the beginning of the text. */
  readonly recognises: (head: string) => boolean;
  /**
   * @param bytes of the whole text, in UTF-8 or as they are.
   * @param now milliseconds since 1970, as the time of requests that have none.
   * @throws BrokenFile
   */
  readonly read: (bytes: Buffer, now: number, onProblem: OnProblem) => Iterable<Imported>;
}

/** A format that can be imported. */
export type Importer = DocumentImporter | LineImporter | TextImporter;

/** Limits of imported files, in bytes. */
export const importLimits = {
  /** A document, and one line, is read as a whole. There may be any number of lines. */
  document: 500 * 1024 ** 2,
  /** A cURL command, a raw request, or a body with header fields. */
  text: 64 * 1024 ** 2,
  /** Read at first, to recognise the format. */
  head: 64 * 1024,
} as const;
