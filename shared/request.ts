/**
 * Header fields as they came off the wire. Order, spelling and repeats are evidence,
 * so they are pairs, never a map (RFC 9110, section 5.3).
 */
export type HeaderPairs = readonly (readonly [name: string, value: string])[];

/** How the body ended: complete, cut at the body limit, aborted by the sender, or too slow. */
export type BodyEnd = 'complete' | 'truncated' | 'aborted' | 'timeout';

/** The way in, known from the socket that accepted the connection, never from a header. */
export type Via = 'local' | 'tunnel';

/** The HTTP parser's error for bytes that are not HTTP. The bytes themselves are the body. */
export interface BrokenHttp {
  /** The parser's own code, such as `HPE_INVALID_METHOD`. */
  readonly code: string;
  readonly reason: string;
}

/** The facts of one request. They never change; what is concluded from them is an `Inspection`. */
export interface CapturedRequest {
  /** Assigned in the order of arrival; never used twice. */
  readonly id: number;
  /** Milliseconds since 1970: when the head was complete, and when the body ended. */
  readonly receivedAt: number;
  readonly endedAt: number;
  readonly via: Via;
  /** Address and port of the other end of the socket. */
  readonly peer: string | null;
  /** `null` when the request line could not be read; `broken` then has the reason. */
  readonly method: string | null;
  readonly url: string | null;
  readonly httpVersion: string | null;
  readonly headers: HeaderPairs;
  readonly trailers: HeaderPairs;
  readonly body: {
    /** Bytes stored. For `truncated`, the sender had more to send. */
    readonly bytes: number;
    /** Lower-case hex, of the stored bytes. */
    readonly sha256: string;
    readonly ended: BodyEnd;
  };
  /** The request was to another path than the Delivery URL's. */
  readonly stray: boolean;
  readonly broken: BrokenHttp | null;
}

/** What a rule can do instead of a complete reply. */
export const replyFaults = ['no-answer', 'reset', 'half-body'] as const;
export type ReplyFault = (typeof replyFaults)[number];

/** What was answered. */
export interface Reply {
  /** `null` when no status was sent: there was no answer, the connection was reset, or the sender left while it waited. */
  readonly status: number | null;
  /** Milliseconds from arrival until the reply was written to the socket; without one, until the connection was closed. */
  readonly ms: number;
  /** Absent for the default reply. For who decided it, see `replySourceOf`. */
  readonly rule?: AppliedRule;
}

/** The rule that decided a reply, as it was at that time. */
export interface AppliedRule {
  readonly id: string;
  readonly name: string;
  /** Milliseconds that the rule delayed the reply. */
  readonly delayMs: number;
  readonly fault: ReplyFault | null;
}

/**
 * Recorded as the rule of a reply that no rule of the user decided, by who did. Their ids are stored; no rule of a user can
 * have them. A relayed reply has the destination's name in place of the name here.
 */
export const guardRule = { id: 'door:guard', name: 'Guard: user or header missing' } as const;
export const loopRule = { id: 'door:loop', name: 'Loop: it had been forwarded already' } as const;
export const relayRule = { id: 'door:relay', name: 'Relay' } as const;
export const failedRelayRule = { id: 'door:relay-failed', name: 'Relay failed' } as const;

/** Who decided a reply that is not the default one. */
export type ReplySource = 'rule' | 'guard' | 'loop' | 'relay' | 'failed-relay';

const sources: ReadonlyMap<string, ReplySource> = new Map([
  [guardRule.id, 'guard'],
  [loopRule.id, 'loop'],
  [relayRule.id, 'relay'],
  [failedRelayRule.id, 'failed-relay'],
]);

/** Who decided a reply, by what is recorded as its rule. */
export function replySourceOf({ id }: Pick<AppliedRule, 'id'>): ReplySource {
  return sources.get(id) ?? 'rule';
}

/** A reply with the headers and the body that were sent, unless it is the default reply. */
export interface SentReply extends Reply {
  readonly sent?: {
    readonly headers: HeaderPairs;
    /** The beginning of the body, at most `sentBodyLimit` characters. */
    readonly body: string;
    /** Bytes of the whole body, from its `Content-Length`. */
    readonly bytes: number;
  };
}

/** Characters of a reply's body that are stored. */
export const sentBodyLimit = 10_000;

/**
 * The first value of a header field, whatever its spelling.
 *
 * @returns `null` when the field is absent.
 */
export function headerValue(headers: HeaderPairs, name: string): string | null {
  const wanted = name.toLowerCase();
  return headers.find(([spelling]) => isFieldName(spelling, wanted))?.[1] ?? null;
}

/** Whether a header field has this name, which is ASCII in lower case, whatever its spelling. */
export function isFieldName(spelling: string, name: string): boolean {
  return spelling.length === name.length && spelling.toLowerCase() === name;
}
