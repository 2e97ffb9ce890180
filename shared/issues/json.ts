import type { IssueRows } from './row.ts';

const place = 'line {line}, column {column}, at {text}';

/** The JSON itself. Everything under `json.invalid` means: this is no JSON. */
export const jsonIssues = {
  'json.invalid': {
    severity: 'error',
    source: 'documented',
    message: `The body is not JSON: ${place}, something else was expected.`,
    example: '{"type" = "SMS"}',
    advice: 'Build the body with a JSON writer, never by gluing texts together.',
  },
  'json.invalid.end': {
    severity: 'error',
    source: 'documented',
    message:
      'The JSON ends too early, at line {line}, column {column}, after {text}; something is not closed.',
    example: '{"type":"SMS","message":"cut o',
    advice: 'Compare the length with what was sent: a limit, a timeout or a proxy cut it.',
  },
  'json.invalid.trailing-comma': {
    severity: 'error',
    source: 'documented',
    message: `The body is not JSON: ${place}, a comma stands before the end.`,
    example: '{"type":"SMS",}',
    advice: 'Take the last comma away; JavaScript allows it, JSON does not.',
  },
  'json.invalid.missing-comma': {
    severity: 'error',
    source: 'documented',
    message: `The body is not JSON: ${place}, a comma is missing.`,
    example: '{"type":"SMS" "phone":"+15864603685"}',
    advice: 'Build the body with a JSON writer, never by gluing texts together.',
  },
  'json.invalid.single-quote': {
    severity: 'error',
    source: 'documented',
    message: `The body is not JSON: ${place}, a text stands in single quotes.`,
    example: "{'type':'SMS'}",
    advice: 'Use double quotes. Printing a Python dict gives single ones; json.dumps does not.',
  },
  'json.invalid.bare-key': {
    severity: 'error',
    source: 'documented',
    message: `The body is not JSON: ${place}, a name stands without quotes.`,
    example: '{type:"SMS"}',
    advice: 'Put names in double quotes; JavaScript allows them bare, JSON does not.',
  },
  'json.invalid.word': {
    severity: 'error',
    source: 'documented',
    message: `The body is not JSON: ${place}, a word that JSON does not know; it has true, false and null.`,
    example: '{"attachments":None}',
    advice: 'Write null for nothing, and true and false in lower case. A bare text needs quotes.',
  },
  'json.invalid.number': {
    severity: 'error',
    source: 'documented',
    message: `The body is not JSON: ${place}, a number that JSON does not write so.`,
    example: '{"phone":+15864603685}',
    advice:
      'No plus sign, no zero before other digits, no bare point. A phone number is a text: put it in quotes.',
  },
  'json.invalid.control': {
    severity: 'error',
    source: 'documented',
    message:
      'The body is not JSON: line {line}, column {column}, a text holds a raw {text}, which must be escaped.',
    example: 'a line break within "message"',
    advice:
      'Escape it (\\n, \\t, \\u0000). Pasting a text with line breaks into a JSON template does this.',
  },
  'json.invalid.escape': {
    severity: 'error',
    source: 'documented',
    message: `The body is not JSON: ${place}, a backslash begins no escape that JSON knows.`,
    example: '{"message":"C:\\folder\\x"}',
    advice: 'Double the backslash, or let a JSON writer do it.',
  },
  'json.invalid.comment': {
    severity: 'error',
    source: 'documented',
    message: `The body is not JSON: ${place}, a comment, which JSON does not have.`,
    example: '{"type":"SMS" /* test */}',
    advice: 'Take comments out before sending.',
  },
  'json.invalid.rest': {
    severity: 'error',
    source: 'documented',
    message: `The body is not JSON: ${place}, something follows after the end.`,
    example: '{"type":"SMS"}{"type":"SMS"}',
    advice: 'Send one JSON value in one request.',
  },
  'json.not-object': {
    severity: 'error',
    source: 'documented',
    message: 'The body is JSON, but {found} and not an object.',
    example: '[{"type":"SMS"}]',
    advice: 'Send the message itself; the webhook is one flat object.',
  },
  'json.encoded-twice': {
    severity: 'error',
    source: 'inferred',
    message: 'The body is a JSON text that holds JSON: it was encoded twice.',
    example: '"{\\"type\\":\\"SMS\\"}"',
    advice: 'Encode once. Handing a finished JSON text to something that encodes again does this.',
  },
  'json.too-many-fields': {
    severity: 'info',
    source: 'inferred',
    message: 'The body has {count} fields; the first {limit} are listed.',
    example: 'an object with 5,000 names',
    advice: 'See Body or the export for all of them.',
  },
  'json.duplicate-key': {
    severity: 'warning',
    source: 'documented',
    message:
      '"{field}" is there {count} times in one object; JSON.parse keeps the last, other parsers another.',
    example: '{"type":"SMS","type":"Email"}',
    advice: 'Let the sender write each name once (RFC 8259, section 4).',
  },
  'json.big-number': {
    severity: 'warning',
    source: 'documented',
    message: 'The number {number} is beyond 2^53; JavaScript and others read {becomes}.',
    example: '{"userId":12345678901234567890}',
    advice:
      'Let the sender write ids as texts (RFC 8259, section 6), or read with a parser that keeps digits.',
  },
  'json.half-character': {
    severity: 'warning',
    source: 'documented',
    message: '"{field}" holds half a character (a lone surrogate), which no UTF-8 can write.',
    example: '{"message":"\\ud83d"}',
    advice: 'A text was cut within an emoji. Cut by characters, not by UTF-16 units.',
  },
} as const satisfies IssueRows;
