/** Something that the message wants fetched, with all that can be known without asking for it. */
export interface RemoteReference {
  readonly kind: 'image' | 'style' | 'font' | 'media';
  /** As it stands in the message, its entities and escapes read. */
  readonly url: string;
  /** It is a picture that nobody would see. */
  readonly unseen?: boolean;
}
