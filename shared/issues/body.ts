import type { IssueRows } from './row.ts';

/** Decoding of the body: content coding, charset and text. */
export const bodyIssues = {
  'encoding.unknown': {
    severity: 'warning',
    source: 'documented',
    message: 'The Content-Encoding "{encoding}" is unknown; the body is shown as received.',
    example: 'Content-Encoding: snappy',
    advice: 'Send without a content coding, or with gzip, deflate, br or zstd.',
  },
  'encoding.failed': {
    severity: 'error',
    source: 'documented',
    message: 'The Content-Encoding is {encoding}, but the body can’t be decoded: {reason}.',
    example: 'Content-Encoding: gzip, over plain JSON',
    advice:
      'Remove the Content-Encoding, or apply it. A proxy may have decoded the body and kept the header.',
  },
  'encoding.incomplete': {
    severity: 'error',
    source: 'documented',
    message:
      'Only the first {bytes} bytes could be decoded from {encoding}: {reason}. The rest of the text is missing.',
    example: 'Content-Encoding: gzip, and half of the compressed bytes',
    advice:
      'Send it again. If this repeats, compare the length with what was sent: a limit, a timeout or a proxy cut the body.',
  },
  'encoding.unnamed': {
    severity: 'error',
    source: 'documented',
    message: 'The body is compressed with {encoding}, but there is no Content-Encoding header.',
    example: 'a gzip under Content-Type: application/json alone',
    advice:
      'The sender must set Content-Encoding. If it does, a proxy in between removes the header.',
  },
  'encoding.wrong': {
    severity: 'error',
    source: 'documented',
    message:
      'The Content-Encoding is "{named}", but the body is encoded with "{actual}", and was decoded like that.',
    example: 'Content-Encoding: gzip, over brotli',
    advice:
      'The sender must list the codings in the order in which it applied them, each once. A proxy or a client may add a coding that is there already.',
  },
  'encoding.garbled': {
    severity: 'error',
    source: 'inferred',
    message:
      'The body was compressed with {encoding}, and then read as text and written as UTF-8 on its way; this was undone.',
    bare: 'The body was compressed, and then read as text and written as UTF-8 on its way; its bytes are lost.',
    example: 'the bytes 1F EF BF BD 08 at the start',
    advice:
      'A program in between treats the body as a string. It must pass on the bytes: a signature fits only those.',
  },
  'encoding.trailing': {
    severity: 'warning',
    source: 'documented',
    message:
      'After the end of the {encoding} data there are {bytes} more bytes, which were ignored.',
    example: 'Content-Encoding: deflate, and a line feed after the compressed bytes',
    advice:
      'The sender must end the body with the compressed data. Many decoders reject trailing bytes.',
  },
  'encoding.too-many': {
    severity: 'warning',
    source: 'inferred',
    message: 'The Content-Encoding lists {count} codings; at most {limit} are decoded.',
    example: 'Content-Encoding: gzip, gzip, gzip, gzip, gzip, gzip',
    advice:
      'One coding is enough. Reject such requests in your own code: each layer can expand a small body to a huge one.',
  },
  'encoding.too-large': {
    severity: 'warning',
    source: 'inferred',
    message:
      'Decoded from {encoding}, the body is larger than {limit} bytes; it is shown as received.',
    example: '100 kB of gzip that open to 100 MB',
    advice: 'Limit decoded bytes in your own code too: a small body can expand to a huge one.',
  },
  'charset.unknown': {
    severity: 'warning',
    source: 'documented',
    message: 'The charset "{charset}" is unknown; the body was decoded as {read}.',
    example: 'Content-Type: application/json; charset=base64',
    advice: 'Use utf-8, or no charset at all: JSON is UTF-8.',
  },
  'charset.wrong': {
    severity: 'warning',
    source: 'documented',
    message: 'The charset is given as "{charset}", but the body is UTF-8; it was decoded as UTF-8.',
    example: 'Content-Type: application/json; charset=iso-8859-1, over UTF-8',
    advice:
      'Send charset=utf-8, or none. Code that follows the header would read Ã± in place of ñ.',
  },
  'charset.invalid': {
    severity: 'error',
    source: 'documented',
    message: 'The body is not valid {charset}; it was read as {read}.',
    bare: 'The body has bytes that are not valid {charset}; they are shown as \uFFFD.',
    example: 'the byte E9 in a body without a charset',
    advice:
      'The sender must encode as UTF-8. Verify the signature over the bytes, not over this text.',
  },
  'charset.guessed': {
    severity: 'warning',
    source: 'documented',
    message: 'The form names no charset and is not UTF-8; it was read as {charset}.',
    example: 'message=ma%F1ana',
    advice:
      'The sender must encode the form as UTF-8. Forms name no charset, so your parser will show \uFFFD for these letters.',
  },
  'charset.not-utf8': {
    severity: 'warning',
    source: 'documented',
    message: 'This JSON is encoded in {charset}; JSON between systems is UTF-8.',
    example: 'Content-Type: application/json; charset=iso-8859-1',
    advice:
      'The sender must encode as UTF-8 (RFC 8259, section 8.1); most parsers accept nothing else.',
  },
  'charset.bom': {
    severity: 'warning',
    source: 'documented',
    message: 'The body begins with a byte order mark, which many JSON parsers reject.',
    example: 'EF BB BF 7B …',
    advice:
      'The sender must not add it (RFC 8259, section 8.1). Otherwise skip it before parsing, but not before verifying.',
  },
  'body.form': {
    severity: 'error',
    source: 'documented',
    message:
      'The body is a form, but its Content-Type does not say so; the webhook is sent as JSON.',
    example: 'Content-Type: application/json, over type=SMS&phone=%2B15864603685',
    advice: 'Send a JSON object. The previous step probably sends its fields as a form.',
  },
  'body.encoded': {
    severity: 'error',
    source: 'inferred',
    message: 'The body as a whole is encoded ({coding}); it was decoded.',
    example: 'eyJ0eXBlIjoiU01TIn0=',
    advice:
      'Decode it before you parse it. API gateways write base64 for types that they take for binary: register application/json as text, or see isBase64Encoded.',
  },
  'form.separator': {
    severity: 'error',
    source: 'documented',
    message:
      'The fields of the form are separated by {separator} and not by &; they were read like that.',
    example: 'type=SMS;phone=%2B15864603685',
    advice:
      'The sender must write & between the fields (URL Standard, section 5.1). Most parsers read everything as the first field.',
  },
  'form.encoded-twice': {
    severity: 'error',
    source: 'inferred',
    message: 'The values of the form are percent-encoded twice; they were decoded twice.',
    example: 'phone=%252B15864603685',
    advice:
      'Encode once. This happens when values that are encoded already are passed to a library that encodes the form.',
  },
  'multipart.boundary': {
    severity: 'error',
    source: 'documented',
    message:
      'The Content-Type names the boundary "{named}", but the parts are separated by "{boundary}"; they were read like that.',
    bare: 'The Content-Type names no boundary; the parts were read with "{boundary}", with which the body starts.',
    example: 'Content-Type: multipart/form-data, without a boundary',
    advice:
      'Do not set Content-Type by hand: the HTTP client writes it with the boundary that it uses.',
  },
  'multipart.json': {
    severity: 'error',
    source: 'documented',
    message:
      'The message is JSON in part {number} ("{name}") of a multipart body; it was read from there.',
    bare: 'The message is JSON in part {number} of a multipart body; it was read from there.',
    example: 'Content-Type: multipart/mixed, with a part of application/json',
    advice:
      'Send the JSON alone, as application/json, and files as URLs in "attachments". Body parsers for JSON leave such a body out.',
  },
  'multipart.not-ended': {
    severity: 'error',
    source: 'documented',
    message: 'The closing delimiter of the form is missing, so its last part may be cut.',
    example: '--XX … without --XX-- at the end',
    advice:
      'Send it again. If this repeats, the program that builds the form must write the boundary with two dashes behind it at the end.',
  },
  'body.reserialised': {
    severity: 'info',
    source: 'documented',
    message:
      'The body changes when it is parsed and serialised again ({changes}), so verifying the signature over JSON.stringify(body) will fail.',
    example: '{ "type": "SMS" }',
    advice:
      'Verify the raw bytes, before parsing. The webhook guide’s sample and the SDK re-serialise; this webhook’s page says raw body.',
  },
} as const satisfies IssueRows;
