import type { ImportMark } from './import.ts';
import type { Inspection } from './inspection.ts';
import type { CapturedRequest, SentReply } from './request.ts';

/** One request with everything that is known of it, except its body. */
export interface RequestDetail {
  readonly request: CapturedRequest;
  readonly reply: SentReply | null;
  /** It stays when the budget deletes and when a whole list is removed. */
  readonly pinned: boolean;
  /** Which import brought it; `null` for a request that was captured here. */
  readonly imported: ImportMark | null;
  /** `null` for the moment between the reply and the inspection. */
  readonly inspection: Inspection | null;
  /** Which attempt of its delivery it is, counted from 1 up to `attemptLimit`. */
  readonly attempt: number;
}

/** A part of a body's text that an issue is about, in UTF-16 code units. Nothing is between `from` and `to` at an early end. */
export interface TextSpot {
  /** The code of the issue. */
  readonly code: string;
  readonly from: number;
  readonly to: number;
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
  /** The places in `raw` that issues of the request are about. */
  readonly spots: readonly TextSpot[];
}
