/** The documented samples: each is `resources/samples/NAME.json`. */
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
