/** A field of a form, or a file in it. */
export interface Part {
  /** `null` when the sender gave none. */
  readonly name: string | null;
  /** As written by the sender; never used as a path. */
  readonly filename: string | null;
  /** `null` when the sender named none; then it is text (RFC 7578). */
  readonly mediaType: string | null;
  /** Its transfer encoding, from which `text` is decoded. */
  readonly encoding: 'base64' | 'quoted-printable' | null;
  /** The place of its value in the body after content decoding. Bytes. */
  readonly offset: number;
  readonly length: number;
  /** The value as text, cut at `bounds.partText`; `null` for what is not text. */
  readonly text: string | null;
}

/** A body of parts: `multipart/*` or `application/x-www-form-urlencoded`. */
export interface FormParts {
  readonly form: 'multipart' | 'urlencoded';
  readonly parts: readonly Part[];
  /** All parts, including those that are not listed. */
  readonly total: number;
  /** The fault of the form; `null` without one. */
  readonly fault: 'no-boundary' | 'no-delimiter' | 'not-ended' | null;
}
