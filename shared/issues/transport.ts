import type { IssueRows } from './row.ts';

/** How the request came, before its body is read. */
export const transportIssues = {
  'inspection.failed': {
    severity: 'error',
    source: 'inferred',
    message: 'Hookscope could not inspect this request: {reason}.',
    example: 'a body that takes longer to read than the time limit allows',
    advice:
      'Nothing of the request is lost: see Body for its bytes, or export it. Other requests are not affected.',
  },
  'http.broken': {
    severity: 'error',
    source: 'documented',
    message: 'These bytes are not valid HTTP: {reason}.',
    example: 'GARBAGE',
    advice:
      'Look at the bytes in Body. A scanner or a TLS client on a plain port sends such; the CRM does not.',
  },
  'request.from-browser': {
    severity: 'warning',
    source: 'documented',
    message: 'A browser sent this, as its {sign} header shows; the CRM does not.',
    example: 'Sec-Fetch-Site: cross-site',
    advice:
      'Do not take it for a webhook: a page that you have open can send such. Renew the path if you did not.',
  },
  'method.unexpected': {
    severity: 'warning',
    source: 'documented',
    message: 'It came by {method}; the webhook is sent by POST.',
    example: 'PUT /in/TOKEN',
    advice: 'Let the sender use POST. A proxy that follows a redirect may have changed the method.',
  },
  'body.empty': {
    severity: 'warning',
    source: 'documented',
    message: 'The body is empty.',
    example: 'Content-Length: 0',
    advice:
      'Answer 200. If a message was meant, look for a redirect before this address: it may drop the body.',
  },
  'body.truncated': {
    severity: 'error',
    source: 'inferred',
    message: 'The body was cut at the limit of {limit} bytes; the sender meant to send more.',
    example: 'a body over the body limit',
    advice:
      'Raise the body limit in the settings, or by --max-body, and have it sent again. Of a stray, and of what is not HTTP, 64 kB are kept whatever the limit.',
  },
  'body.aborted': {
    severity: 'error',
    source: 'documented',
    message: 'The sender closed the connection before the body was complete.',
    example: 'Content-Length: 500, but 40 bytes came',
    advice: 'Have it sent again. If it repeats, a proxy or the tunnel cuts the connection.',
  },
  'body.timeout': {
    severity: 'error',
    source: 'inferred',
    message: 'The sender was too slow; the body is not complete.',
    example: 'half a body, then silence',
    advice: 'Have it sent again. If it repeats, look at the tunnel and the line before it.',
  },
  'body.large': {
    severity: 'info',
    source: 'inferred',
    message:
      'The body has {bytes} bytes; many JSON readers refuse more than 100 kB unless told otherwise.',
    example: 'an e-mail with 120 kB of html',
    advice: 'Raise the limit of your own reader, such as express.json({ limit: "10mb" }).',
  },
  'content-type.missing': {
    severity: 'warning',
    source: 'documented',
    message: 'There is no Content-Type; the body was read as JSON.',
    example: 'no Content-Type header',
    advice: 'Send application/json. Readers that go by the type leave such a body unread.',
  },
  'content-type.unexpected': {
    severity: 'warning',
    source: 'documented',
    message: 'The Content-Type is "{type}"; the webhook is sent as application/json.',
    example: 'Content-Type: text/plain',
    advice: 'Send application/json, or tell your reader to take this type as JSON.',
  },
} as const satisfies IssueRows;
