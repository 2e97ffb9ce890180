/** A field of a form, or a file in it. */
export interface Part {
  /** `null` where the sender gave none. */
  readonly name: string | null;
  /** As the sender wrote it; never to be used as a path. */
  readonly filename: string | null;
  /** `null` where the sender named none: text then, by RFC 7578. */
  readonly mediaType: string | null;
  /** How its bytes are written; `text` is decoded. */
  readonly encoding: 'base64' | 'quoted-printable' | null;
  /** Where its value lies in the body, its content codings taken off. Bytes. */
  readonly offset: number;
  readonly length: number;
  /** The value as text, cut at `bounds.partText`; `null` for what is not text. */
  readonly text: string | null;
}

/** A body that is made of parts: `multipart/*` or `application/x-www-form-urlencoded`. */
export interface Parts {
  readonly form: 'multipart' | 'urlencoded';
  readonly parts: readonly Part[];
  /** Parts that were found, the unlisted ones too. */
  readonly total: number;
  /** What is wrong with the body as a form, if anything. */
  readonly fault: 'no-boundary' | 'no-delimiter' | 'not-ended' | null;
}
