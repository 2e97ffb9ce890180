import type { Field, Issue, Kind } from '../../../../shared/inspection.ts';
import type { CapturedRequest } from '../../../../shared/request.ts';
import type { JsonObject, ReadMessage } from '../message.ts';
import type { ReadBody } from '../read-body.ts';
import type { JsonReading } from '../read-json.ts';

/** A request with all that was read of it before anybody judges. */
export interface Subject {
  readonly request: CapturedRequest;
  readonly body: ReadBody;
  readonly json: JsonReading;
  readonly kind: Kind;
  /** The listed fields of the object, `[]` when the body is none. */
  readonly fields: readonly Field[];
  /** Fields of the object, the unlisted ones too. */
  readonly fieldCount: number;
  /** What of the message and its lists is too much to be shown. */
  readonly cuts: readonly Issue[];
  /** The object with its documented fields, `null` when the body is none. */
  readonly read: (ReadMessage & { readonly object: JsonObject }) | null;
}

/**
 * One question put to a request. A check is total: whatever came, it answers. Only one that needs a library
 * that is loaded at its first use answers later.
 */
export type Check = (subject: Subject) => readonly Issue[] | Promise<readonly Issue[]>;

/** A message that a provider is to deliver. */
export type ProviderSubject = Subject & { readonly read: NonNullable<Subject['read']> };

/** A check of messages: for everything else it has nothing to say. */
export function ofMessages(
  check: (subject: ProviderSubject) => ReturnType<Check>,
  kinds: readonly Kind[] = ['sms', 'email', 'custom', 'call'],
): Check {
  return (subject) =>
    subject.read !== null && kinds.includes(subject.kind) ? check(subject as ProviderSubject) : [];
}
