/** The documented samples, each with its payload in `resources/samples/NAME.json`. Menus and `hookscope send` follow this table. */
export const sampleKinds = ['sms', 'email'] as const;
export type SampleKind = (typeof sampleKinds)[number];

/** A sample that was answered. */
export interface SampleSent {
  readonly status: number;
  readonly ms: number;
  readonly url: string;
  /** The name of the test key that it was signed with, `null` when there is none. */
  readonly signedWith: string | null;
}
