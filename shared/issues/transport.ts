import type { IssueRows } from './row.ts';

/** How the request came, before its body is read. */
export const transportIssues = {
  'inspection.failed': {
    severity: 'error',
    ground: 'inferred',
    says: 'Hookscope could not inspect this request: {reason}.',
    example: 'a body that takes longer to read than the time limit allows',
    cure: 'Nothing of the request is lost: see Body for its bytes, or export it. Other requests are not affected.',
  },
  'http.broken': {
    severity: 'error',
    ground: 'documented',
    says: 'These bytes are not valid HTTP: {reason}.',
    example: 'GARBAGE',
    cure: 'Look at the bytes in Body. A scanner or a TLS client on a plain port sends such; the CRM does not.',
  },
  'request.from-browser': {
    severity: 'warning',
    ground: 'documented',
    says: 'A browser sent this, as its {sign} header shows; the CRM does not.',
    example: 'Sec-Fetch-Site: cross-site',
    cure: 'Do not take it for a webhook: a page that you have open can send such. Renew the path if you did not.',
  },
  'method.unexpected': {
    severity: 'warning',
    ground: 'documented',
    says: 'It came by {method}; the webhook is sent by POST.',
    example: 'PUT /in/TOKEN',
    cure: 'Let the sender use POST. A proxy that follows a redirect may have changed the method.',
  },
  'body.empty': {
    severity: 'warning',
    ground: 'documented',
    says: 'The body is empty.',
    example: 'Content-Length: 0',
    cure: 'Answer 200. If a message was meant, look for a redirect before this address: it may drop the body.',
  },
  'body.truncated': {
    severity: 'error',
    ground: 'inferred',
    says: 'The body was cut at the limit of {limit} bytes; the sender meant to send more.',
    example: 'a body over the body limit',
    cure: 'Raise the body limit in the settings, or by --max-body, and have it sent again. Of a stray, and of what is not HTTP, 64 kB are kept whatever the limit.',
  },
  'body.aborted': {
    severity: 'error',
    ground: 'documented',
    says: 'The sender closed the connection before the body was complete.',
    example: 'Content-Length: 500, but 40 bytes came',
    cure: 'Have it sent again. If it repeats, a proxy or the tunnel cuts the connection.',
  },
  'body.timeout': {
    severity: 'error',
    ground: 'inferred',
    says: 'The sender was too slow; the body is not complete.',
    example: 'half a body, then silence',
    cure: 'Have it sent again. If it repeats, look at the tunnel and the line before it.',
  },
  'body.large': {
    severity: 'info',
    ground: 'inferred',
    says: 'The body has {bytes} bytes; many JSON readers refuse more than 100 kB unless told otherwise.',
    example: 'an e-mail with 120 kB of html',
    cure: 'Raise the limit of your own reader, such as express.json({ limit: "10mb" }).',
  },
  'content-type.missing': {
    severity: 'warning',
    ground: 'documented',
    says: 'There is no Content-Type; the body was read as JSON.',
    example: 'no Content-Type header',
    cure: 'Send application/json. Readers that go by the type leave such a body unread.',
  },
  'content-type.unexpected': {
    severity: 'warning',
    ground: 'documented',
    says: 'The Content-Type is "{type}"; the webhook is sent as application/json.',
    example: 'Content-Type: text/plain',
    cure: 'Send application/json, or tell your reader to take this type as JSON.',
  },
} as const satisfies IssueRows;
