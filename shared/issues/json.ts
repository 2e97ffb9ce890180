import type { IssueRows } from './row.ts';

const place = 'line {line}, column {column}, at {text}';

/** The JSON itself. Every code that starts with `json.invalid` means that the body is not JSON. */
export const jsonIssues = {
  'json.invalid': {
    severity: 'error',
    source: 'documented',
    message: `The body is not JSON: ${place}, something else was expected.`,
    example: '{"type" = "SMS"}',
    advice: 'Build the body with a JSON serialiser, never by joining strings.',
  },
  'json.invalid.end': {
    severity: 'error',
    source: 'documented',
    message:
      'The JSON ends too early, at line {line}, column {column}, after {text}; something is not closed.',
    example: '{"type":"SMS","message":"cut o',
    advice: 'Compare the length with what was sent: a limit, a timeout or a proxy cut the body.',
  },
  'json.invalid.trailing-comma': {
    severity: 'error',
    source: 'documented',
    message: `The body is not JSON: ${place}, there is a comma before the end.`,
    example: '{"type":"SMS",}',
    advice: 'Remove the last comma; JavaScript allows it, JSON does not.',
  },
  'json.invalid.missing-comma': {
    severity: 'error',
    source: 'documented',
    message: `The body is not JSON: ${place}, a comma is missing, or a quotation mark in a text is not escaped.`,
    example: '{"type":"SMS" "phone":"+15864603685"}',
    advice: 'Build the body with a JSON serialiser, never by joining strings.',
  },
  'json.invalid.single-quote': {
    severity: 'error',
    source: 'documented',
    message: `The body is not JSON: ${place}, a string is in single quotes.`,
    example: "{'type':'SMS'}",
    advice: 'Use double quotes. Printing a Python dict gives single ones; json.dumps does not.',
  },
  'json.invalid.curly-quote': {
    severity: 'error',
    source: 'documented',
    message: `The body is not JSON: ${place}, a quotation mark is not the straight one (").`,
    example: '{“type”:“SMS”}',
    advice:
      'Type the quotation marks again in a code editor. Word processors and phones replace them with curly ones.',
  },
  'json.invalid.escaped-quote': {
    severity: 'error',
    source: 'documented',
    message:
      'The body is not JSON: line {line}, column {column}, at {text}, the quotation marks are escaped.',
    example: '{\\"type\\":\\"SMS\\"}',
    advice:
      'The text was taken out of a JSON string or of HTML. Send it without its escapes: plain quotation marks.',
  },
  'json.invalid.bare-key': {
    severity: 'error',
    source: 'documented',
    message: `The body is not JSON: ${place}, a key has no quotes.`,
    example: '{type:"SMS"}',
    advice: 'Put keys in double quotes; JavaScript allows them without, JSON does not.',
  },
  'json.invalid.word': {
    severity: 'error',
    source: 'documented',
    message: `The body is not JSON: ${place}, an unknown word; JSON has only true, false and null.`,
    example: '{"attachments":None}',
    advice: 'Write null for no value, and true and false in lower case. Strings need quotes.',
  },
  'json.invalid.number': {
    severity: 'error',
    source: 'documented',
    message: `The body is not JSON: ${place}, a number in a format that JSON does not allow.`,
    example: '{"phone":+15864603685}',
    advice:
      'No plus sign, no leading zeros, no leading or trailing decimal point. A phone number is a string: put it in quotes.',
  },
  'json.invalid.control': {
    severity: 'error',
    source: 'documented',
    message:
      'The body is not JSON: line {line}, column {column}, a string contains an unescaped {text}.',
    example: 'a line break within "message"',
    advice:
      'Escape it (\\n, \\t, \\u0000). This happens when text with line breaks is pasted into a JSON template.',
  },
  'json.invalid.escape': {
    severity: 'error',
    source: 'documented',
    message: `The body is not JSON: ${place}, a backslash does not start a JSON escape.`,
    example: '{"message":"C:\\folder\\x"}',
    advice: 'Double the backslash, or use a JSON serialiser.',
  },
  'json.invalid.comment': {
    severity: 'error',
    source: 'documented',
    message: `The body is not JSON: ${place}, there is a comment, which JSON does not allow.`,
    example: '{"type":"SMS" /* test */}',
    advice: 'Remove comments before sending.',
  },
  'json.invalid.rest': {
    severity: 'error',
    source: 'documented',
    message: `The body is not JSON: ${place}, there is more text after the end.`,
    example: '{"type":"SMS"}{"type":"SMS"}',
    advice: 'Send one JSON value per request.',
  },
  'json.invalid.lines': {
    severity: 'error',
    source: 'documented',
    message:
      'The body has a JSON object in each line (NDJSON) and not one object; the second begins on line {line}.',
    example: '{"type":"SMS"}\n{"type":"SMS"}',
    advice:
      'Send each message in a request of its own. To see each of them, export the body and import it again.',
  },
  'json.not-object': {
    severity: 'error',
    source: 'documented',
    message: 'The body is JSON, but {found} and not an object.',
    example: '[{"type":"SMS"}]',
    advice: 'Send the message itself: the webhook is a flat object.',
  },
  'json.encoded-twice': {
    severity: 'error',
    source: 'inferred',
    message: 'The body is a JSON string that contains JSON: it was encoded twice.',
    example: '"{\\"type\\":\\"SMS\\"}"',
    advice:
      'Encode once. This happens when serialised JSON is passed to a function that serialises again.',
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
      '"{field}" appears {count} times in one object; JSON.parse keeps the last, other parsers may keep another.',
    example: '{"type":"SMS","type":"Email"}',
    advice: 'The sender must write each key once (RFC 8259, section 4).',
  },
  'json.big-number': {
    severity: 'warning',
    source: 'documented',
    message: 'The number {number} is beyond 2^53; JavaScript and other parsers read {becomes}.',
    example: '{"userId":12345678901234567890}',
    advice: 'Send IDs as strings (RFC 8259, section 6), or use a parser that keeps all digits.',
  },
  'json.half-character': {
    severity: 'warning',
    source: 'documented',
    message: '"{field}" contains a lone surrogate (half a character), which UTF-8 can’t encode.',
    example: '{"message":"\\ud83d"}',
    advice:
      'The text was cut in the middle of an emoji. Cut by characters, not by UTF-16 code units.',
  },
} as const satisfies IssueRows;
