import type { IssueRows } from './row.ts';

/** From the bytes to a text, and back. */
export const bodyIssues = {
  'encoding.unknown': {
    severity: 'warning',
    source: 'documented',
    message: 'The Content-Encoding "{encoding}" is unknown; the body is shown as it came.',
    example: 'Content-Encoding: snappy',
    advice: 'Send without a content coding, or with gzip, deflate, br or zstd.',
  },
  'encoding.failed': {
    severity: 'error',
    source: 'documented',
    message: 'The body says it is {encoding}, but it can not be decoded: {reason}.',
    example: 'Content-Encoding: gzip, over plain JSON',
    advice:
      'Take the Content-Encoding away, or apply it. A proxy may have decoded the body and left the header.',
  },
  'encoding.incomplete': {
    severity: 'error',
    source: 'documented',
    message:
      'Only the first {bytes} bytes could be decoded from {encoding}: {reason}. The rest of the text is missing.',
    example: 'Content-Encoding: gzip, and half of the compressed bytes',
    advice:
      'Have it sent again. If it repeats, compare the length with what was sent: a limit, a timeout or a proxy cut it.',
  },
  'encoding.unnamed': {
    severity: 'error',
    source: 'documented',
    message: 'The body is compressed with {encoding}, and no Content-Encoding says so.',
    example: 'a gzip under Content-Type: application/json alone',
    advice:
      'Let the sender name the coding. If it does, a proxy on the way takes the header away and leaves the body.',
  },
  'encoding.trailing': {
    severity: 'warning',
    source: 'documented',
    message: 'After the end of the {encoding} data come {bytes} bytes more, which were left out.',
    example: 'Content-Encoding: deflate, and a line feed after the compressed bytes',
    advice:
      'Let the sender end the body with the compressed data. Many decoders refuse what follows.',
  },
  'encoding.too-many': {
    severity: 'warning',
    source: 'inferred',
    message: 'The Content-Encoding names {count} codings; at most {limit} are taken off.',
    example: 'Content-Encoding: gzip, gzip, gzip, gzip, gzip, gzip',
    advice:
      'One coding is enough. Ignore such a request in your own code: every layer can be a small body that opens to a huge one.',
  },
  'encoding.too-large': {
    severity: 'warning',
    source: 'inferred',
    message:
      'Decoded from {encoding} the body is larger than {limit} bytes; it is shown as it came.',
    example: '100 kB of gzip that open to 100 MB',
    advice:
      'Keep a limit on decoded bytes in your own code too: a small body can open to a huge one.',
  },
  'charset.unknown': {
    severity: 'warning',
    source: 'documented',
    message: 'The charset "{charset}" is unknown; the body was read as {read}.',
    example: 'Content-Type: application/json; charset=base64',
    advice: 'Name utf-8, or no charset at all: JSON is UTF-8.',
  },
  'charset.invalid': {
    severity: 'error',
    source: 'documented',
    message: 'The body has bytes that are not valid {charset}; they are shown as \uFFFD.',
    example: 'the byte E9 in a body without a charset',
    advice: 'Let the sender write UTF-8. Verify the signature over the bytes, not over this text.',
  },
  'charset.not-utf8': {
    severity: 'warning',
    source: 'documented',
    message: 'This JSON is written in {charset}; JSON between systems is UTF-8.',
    example: 'Content-Type: application/json; charset=iso-8859-1',
    advice: 'Let the sender write UTF-8 (RFC 8259, section 8.1); most readers take nothing else.',
  },
  'charset.bom': {
    severity: 'warning',
    source: 'documented',
    message: 'The body begins with a byte order mark, at which many JSON parsers stop.',
    example: 'EF BB BF 7B …',
    advice:
      'Let the sender leave the mark away (RFC 8259, section 8.1), or skip it before parsing, not before verifying.',
  },
  'body.form': {
    severity: 'error',
    source: 'documented',
    message:
      'The body holds the fields of a form, and its Content-Type does not say so; the webhook is sent as JSON.',
    example: 'Content-Type: application/json, over type=SMS&phone=%2B15864603685',
    advice: 'Send a JSON object. The step before probably writes its fields as a form.',
  },
  'body.reserialised': {
    severity: 'info',
    source: 'documented',
    message:
      'The body changes when it is parsed and written again ({changes}), so a signature checked over JSON.stringify(body) will fail.',
    example: '{ "type": "SMS" }',
    advice:
      'Verify over the raw bytes, before parsing. The webhook guide’s sample and the SDK re-serialise; the page of this webhook says raw body.',
  },
} as const satisfies IssueRows;
