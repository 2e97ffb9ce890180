import type { Field, Issue, KindEvidence } from '../../../../shared/inspection.ts';
import { isMessageKind, kinds, type Kind } from '../../../../shared/kinds.ts';
import type { CapturedRequest } from '../../../../shared/request.ts';
import { knownNames } from '../message/field-names.ts';
import { documentedNames, type ReadMessage } from '../message/message.ts';
import type { ReadBody } from '../body/read-body.ts';
import type { JsonReading } from '../json/read-json.ts';
import type { JsonObject } from '../json/json-object.ts';

/** A request with everything that was read from it. */
export interface CheckInput {
  readonly request: CapturedRequest;
  readonly body: ReadBody;
  readonly json: JsonReading;
  readonly kind: Kind;
  readonly evidence: readonly KindEvidence[];
  /** The listed fields of the object; empty when the body has none. */
  readonly fields: readonly Field[];
  /** All fields of the object, including those that are not listed. */
  readonly fieldCount: number;
  /** Issues for the parts of the message that are cut. */
  readonly cuts: readonly Issue[];
  /** The object with its documented fields; `null` when the body has none. */
  readonly read: (ReadMessage & { readonly object: JsonObject }) | null;
}

/** Finds issues of one type. Never throws. Asynchronous only when it needs a library that is loaded at its first use. */
export type Check = (input: CheckInput) => readonly Issue[] | Promise<readonly Issue[]>;

/** A request whose body is an object, checked as a message. */
export type MessageInput = CheckInput & { readonly read: NonNullable<CheckInput['read']> };

const messageKinds = kinds.filter((kind) => isMessageKind(kind) || kind === 'unknown');

/** Restricts a check to messages and to requests that were clearly meant as one. */
export function forMessages(
  check: (input: MessageInput) => ReturnType<Check>,
  checkedKinds: readonly Kind[] = messageKinds,
): Check {
  return (input) => {
    if (input.read === null || !checkedKinds.includes(input.kind)) return [];
    const asMessage = input as MessageInput;
    return input.kind !== 'unknown' || isMeantAsMessage(asMessage) ? check(asMessage) : [];
  };
}

/** Whether an object has so many documented fields that it was clearly meant as a message. */
export function resemblesMessage(object: JsonObject): boolean {
  return [...documentedNames].filter((name) => Object.hasOwn(object, name)).length >= 3;
}

/** Whether an object without a `type` has an id of the CRM and so many names of messages that it was meant as one. */
export function isMeantAsMessage({ read: { object }, evidence }: MessageInput): boolean {
  if (!evidence.some(({ code }) => code === 'type.absent' || code === 'type.page-name'))
    return false;
  if (evidence.some(({ code }) => code.startsWith('holds.'))) return false;
  const has = (name: string) => Object.hasOwn(object, name);
  if (!['messageId', 'contactId', 'locationId', 'conversationProviderId'].some(has)) return false;
  const documented = [...documentedNames].filter(has).length;
  const known = [...knownNames].filter(has).length;
  return documented >= 2 && documented + known >= 3;
}
