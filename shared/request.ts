/**
 * Header fields as they came off the wire. Order, spelling and repeats are evidence,
 * so they are pairs and never a map (RFC 9110, section 5.3).
 */
export type HeaderPairs = readonly (readonly [name: string, value: string])[];

/** How the body ended: whole, cut at the body limit, given up by the sender, or too slow. */
export type BodyEnd = 'complete' | 'truncated' | 'aborted' | 'timeout';

/** The way in, told by the socket that accepted the connection and never by a header. */
export type Via = 'local' | 'tunnel';

/** What the HTTP parser said of bytes that are not HTTP. The bytes themselves are the body. */
export interface BrokenHttp {
  /** The parser's own code, such as `HPE_INVALID_METHOD`. */
  readonly code: string;
  readonly reason: string;
}

/** The facts of one request. They never change; whatever is concluded from them is an `Inspection`. */
export interface CapturedRequest {
  /** Given in the order of arrival; never used twice. */
  readonly id: number;
  /** Milliseconds since 1970: when the head was complete, and when the body ended. */
  readonly receivedAt: number;
  readonly endedAt: number;
  readonly via: Via;
  /** Address and port of the other end of the socket. */
  readonly peer: string | null;
  /** `null` when the request line could not be read; `broken` then says why. */
  readonly method: string | null;
  readonly url: string | null;
  readonly httpVersion: string | null;
  readonly headers: HeaderPairs;
  readonly trailers: HeaderPairs;
  readonly body: {
    /** Bytes kept. For `truncated`, the sender meant to send more. */
    readonly bytes: number;
    /** Lower-case hex, of the bytes kept. */
    readonly sha256: string;
    readonly ended: BodyEnd;
  };
  /** The request came to a path that is not the Delivery URL's. */
  readonly stray: boolean;
  readonly broken: BrokenHttp | null;
}

/** What a rule may do to a sender in place of a whole answer. */
export const replyFaults = ['no-answer', 'reset', 'half-body'] as const;
export type ReplyFault = (typeof replyFaults)[number];

/** What was answered. */
export interface Reply {
  /** `null` when no status went out: the sender got no answer, was reset, or left while it waited. */
  readonly status: number | null;
  /** From arrival until the reply was handed to the socket; without one, until the sender was gone. */
  readonly ms: number;
  /** Absent for the default reply. */
  readonly rule?: AppliedRule;
}

/** The rule that decided on a reply, as it was then. */
export interface AppliedRule {
  readonly id: string;
  readonly name: string;
  /** Milliseconds that it waited on purpose. */
  readonly delayMs: number;
  readonly fault: ReplyFault | null;
}

/** Recorded as the rule of a reply where the guard refused the request. The id is stored, and no rule of the user's can have it. */
export const guardRule = { id: 'door:guard', name: 'Guard: user or header missing' } as const;

/** A reply with what a rule sent along. */
export interface SentReply extends Reply {
  readonly sent?: {
    readonly headers: HeaderPairs;
    /** The body's beginning, at most `sentBodyLimit` characters. */
    readonly body: string;
    /** Bytes of the whole body, as its `Content-Length` said. */
    readonly bytes: number;
  };
}

/** Characters of a rule's reply that are kept. */
export const sentBodyLimit = 10_000;

/**
 * The first value of a header field, whatever its spelling.
 *
 * @returns `null` when the field is absent.
 */
export function headerValue(headers: HeaderPairs, name: string): string | null {
  const wanted = name.toLowerCase();
  return headers.find(([spelling]) => spelling.toLowerCase() === wanted)?.[1] ?? null;
}
