import type { Field, Issue, KindEvidence } from '../../../../shared/inspection.ts';
import { isMessageKind, kinds, type Kind } from '../../../../shared/kinds.ts';
import type { CapturedRequest } from '../../../../shared/request.ts';
import { knownNames } from '../message/field-names.ts';
import { documentedNames, type ReadMessage } from '../message/message.ts';
import type { ReadBody } from '../body/read-body.ts';
import type { JsonReading } from '../json/read-json.ts';
import type { JsonObject } from '../json/json-object.ts';

/** A request with all that was read of it before anybody judges. */
export interface Subject {
  readonly request: CapturedRequest;
  readonly body: ReadBody;
  readonly json: JsonReading;
  readonly kind: Kind;
  readonly evidence: readonly KindEvidence[];
  /** The listed fields of the object, `[]` when the body is none. */
  readonly fields: readonly Field[];
  /** Fields of the object, the unlisted ones too. */
  readonly fieldCount: number;
  /** Issues that say which parts of the message are cut. */
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

const messageKinds = kinds.filter((kind) => isMessageKind(kind) || kind === 'unknown');

/** A check of messages, and of what was surely meant as one: for everything else it has nothing to say. */
export function ofMessages(
  check: (subject: ProviderSubject) => ReturnType<Check>,
  of: readonly Kind[] = messageKinds,
): Check {
  return (subject) => {
    if (subject.read === null || !of.includes(subject.kind)) return [];
    const asMessage = subject as ProviderSubject;
    return subject.kind !== 'unknown' || isMeantAsMessage(asMessage) ? check(asMessage) : [];
  };
}

/** It has so many documented fields that a provider message was surely meant. */
export function resembles(object: JsonObject): boolean {
  return [...documentedNames].filter((name) => Object.hasOwn(object, name)).length >= 3;
}

/** It has no `type`, but so many names of messages, and an id of the CRM, that one was surely meant. */
export function isMeantAsMessage({ read: { object }, evidence }: ProviderSubject): boolean {
  if (!evidence.some(({ code }) => code === 'type.absent' || code === 'type.page-name'))
    return false;
  if (evidence.some(({ code }) => code.startsWith('holds.'))) return false;
  const has = (name: string) => Object.hasOwn(object, name);
  if (!['messageId', 'contactId', 'locationId', 'conversationProviderId'].some(has)) return false;
  const documented = [...documentedNames].filter(has).length;
  const known = [...knownNames].filter(has).length;
  return documented >= 2 && documented + known >= 3;
}
