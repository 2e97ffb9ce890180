import type { Compatibility } from '../../../shared/mail.ts';

/** What is read from a mail's HTML in a thread of its own. */
export interface Jobs {
  readonly text: { readonly html: string };
  readonly compatibility: { readonly html: string; readonly resourcesDir: string };
  readonly addresses: { readonly html: string };
}

export interface Outcomes {
  readonly text: string;
  readonly compatibility: Compatibility;
  readonly addresses: ReadonlySet<string>;
}

/** What a thread is started with. */
export type Job = {
  readonly [Name in keyof Jobs]: Jobs[Name] & { readonly job: Name };
}[keyof Jobs];
