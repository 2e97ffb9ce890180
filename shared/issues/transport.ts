import type { IssueRows } from './row.ts';

/** The request before its body is read. */
export const transportIssues = {
  'inspection.failed': {
    severity: 'error',
    source: 'inferred',
    message: 'Hookscope could not inspect this request: {reason}.',
    example: 'a body that takes longer to read than the time limit allows',
    advice:
      'The request itself is complete: see Body for its bytes, or export it. Other requests are not affected.',
  },
  'http.broken': {
    severity: 'error',
    source: 'documented',
    message: 'These bytes are not valid HTTP: {reason}.',
    example: 'GARBAGE',
    advice:
      'See the bytes in Body. Scanners, and TLS clients on a plain HTTP port, send such bytes; the CRM does not.',
  },
  'request.from-browser': {
    severity: 'warning',
    source: 'documented',
    message: 'A browser sent this, as its {sign} header shows, not the CRM.',
    example: 'Sec-Fetch-Site: cross-site',
    advice:
      'Do not trust it as a webhook: any page open in a browser can send it. Generate a new path if you did not send it.',
  },
  'method.unexpected': {
    severity: 'warning',
    source: 'documented',
    message: 'The method is {method}; the webhook is sent by POST.',
    example: 'PUT /in/TOKEN',
    advice:
      'The sender must use POST. A proxy that follows a redirect may have changed the method.',
  },
  'body.empty': {
    severity: 'warning',
    source: 'documented',
    message: 'The body is empty.',
    example: 'Content-Length: 0',
    advice:
      'Reply 200. If it should be a message, look for a redirect before this URL: it may drop the body.',
  },
  'body.blank': {
    severity: 'warning',
    source: 'documented',
    message: 'The body is only white space.',
    example: 'Content-Length: 2, and an empty line',
    advice:
      'Reply 200. If it should be a message, look at the step before: its template produced nothing.',
  },
  'body.truncated': {
    severity: 'error',
    source: 'inferred',
    message: 'The body was cut at the limit of {limit} bytes; the sender had more to send.',
    example: 'a body over the body limit',
    advice:
      'Raise the body limit in the settings, or with --max-body, and send it again. For strays and invalid HTTP the limit is always 64 kB.',
  },
  'body.aborted': {
    severity: 'error',
    source: 'documented',
    message: 'The sender closed the connection before the body was complete.',
    example: 'Content-Length: 500, but 40 bytes came',
    advice: 'Send it again. If this repeats, a proxy or the tunnel closes the connection.',
  },
  'body.timeout': {
    severity: 'error',
    source: 'inferred',
    message: 'The body is incomplete: the sender was too slow.',
    example: 'half a body, then silence',
    advice: 'Send it again. If this repeats, check the tunnel and the network before it.',
  },
  'body.large': {
    severity: 'info',
    source: 'inferred',
    message:
      'The body has {bytes} bytes; many JSON body parsers reject more than 100 kB by default.',
    example: 'an e-mail with 120 kB of html',
    advice: 'Raise the limit in your own code, such as express.json({ limit: "10mb" }).',
  },
  'content-type.missing': {
    severity: 'warning',
    source: 'documented',
    message: 'Content-Type is missing; the body was parsed as JSON.',
    example: 'no Content-Type header',
    advice: 'Send application/json. Many frameworks don’t parse a body without it.',
  },
  'content-type.unexpected': {
    severity: 'warning',
    source: 'documented',
    message: 'The Content-Type is "{type}"; the webhook is sent as application/json.',
    example: 'Content-Type: text/plain',
    advice: 'Send application/json, or configure your parser to accept this type as JSON.',
  },
} as const satisfies IssueRows;
