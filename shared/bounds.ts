/**
 * Every limit on what a sender controls. A list, a text or a number from a sender is read up to its limit, and a cut is
 * reported: by an issue (`list.cut`, `text.cut`, `encoding.too-many`, …) or beside the content.
 *
 * `entries` counts the entries of a list, `characters` UTF-16 code units, and `bytes` the size as JSON. An inspection has
 * at most `inspection.bytes` because the `bytes` of its parts add up to less.
 */
export const bounds = {
  /** The stored part of the body of a stray, and of bytes that are not HTTP. */
  noiseBody: { bytes: 64 * 1024 },
  /** Heads of requests that are not complete, of all connections together. */
  openHeads: { bytes: 64 * 1024 ** 2 },
  /** Content codings that are decoded, without `identity`, which changes nothing. */
  codings: { entries: 5 },
  /** Members of gzip, or frames of zstd, that one body may have. */
  packedMembers: { entries: 1_000 },
  /** Bytes that a body may decode to, which limits decompression bombs. */
  decodedBody: { bytes: 64 * 1024 ** 2 },
  /** The same for a body whose header does not name the coding. */
  unnamedCoding: { bytes: 1024 ** 2 },

  /** The inspection of one request, as JSON. */
  inspection: { bytes: 1_000_000 },
  /** The text of a message. */
  message: { characters: 100_000, bytes: 300_000 },
  subject: { characters: 2_000, bytes: 12_002 },
  /** Every other text of a message: ids, phone number, sender. Eight of them. */
  messageField: { characters: 1_000, bytes: 6_002 },
  /** The entries of `emailTo`, and each of them: one text may hold a list of addresses. */
  recipients: { entries: 1_000, bytes: 50_000 },
  recipient: { characters: 2_000, bytes: 12_002 },
  /** Top-level fields of a body that are listed, the name of each, and the text of its value. */
  fields: { entries: 1_000, bytes: 250_000 },
  fieldName: { characters: 1_000, bytes: 6_002 },
  fieldText: { characters: 10_000, bytes: 60_002 },
  /** The entries of `attachments` that are listed, and the address of each. */
  attachments: { entries: 1_000, bytes: 120_000 },
  attachmentUrl: { characters: 4_000, bytes: 24_002 },
  /** How many oddities of each type in the JSON are reported, and the longest text that is examined. */
  reportedInJson: { entries: 20 },
  surveyedJson: { characters: 1024 ** 2 },
  /** Invalid addresses that are reported one by one. */
  reportedAddresses: { entries: 20 },
  /** Undocumented names that are reported one by one. */
  reportedNames: { entries: 50 },
  /** The part of a message's text that is examined for what should not be in it. */
  examinedText: { characters: 100_000 },
  /** Attachments whose URLs are checked. */
  checkedAttachments: { entries: 100 },
  /** Issues of one request, each text that an issue names, and its pointer into the body. */
  issues: { entries: 200, bytes: 100_000 },
  issueValue: { characters: 200 },
  issuePath: { characters: 500 },
  /** Header fields that may carry a signature and are looked at, and the value of each as it is shown. */
  signatureHeaders: { entries: 16 },
  signatureHeader: { characters: 1_000, bytes: 3_000 },
  /** The longest body that explanations of a signature are looked for: each costs a hash of all of it for each key. */
  explainedSignature: { bytes: 1024 ** 2 },

  /** A token that is examined, each of its claims as it is shown, and how many of them. */
  pastedToken: { characters: 8 * 1024 },
  tokenClaim: { characters: 1_000 },
  tokenClaims: { entries: 60 },

  /** The body of a call to the CRM, the start of it that is stored, the start of its answer that is read and stored, and each header field of that. */
  crmBody: { characters: 1024 ** 2 },
  crmSent: { characters: 64 * 1024 },
  crmAnswer: { bytes: 64 * 1024 },
  crmHeader: { characters: 500 },
  /** The tries of calls to the CRM that are stored for one request, and the calls that go on at a time. */
  crmTries: { entries: 50 },
  crmRuns: { entries: 8 },
  /** Tokens of the CRM that are here at a time. */
  crmTokens: { entries: 100 },

  /** Parameters of one header value, such as those of Content-Disposition. */
  parameters: { entries: 200 },
  /** Header fields that are drawn at a time; the filter searches all. */
  shownHeaders: { entries: 500 },
  /** The body as text, as the window shows it. */
  bodyText: { characters: 2_000_000 },
  /** Differences between two JSON bodies that are listed, each value of them, and the characters that are read for them. */
  comparedFields: { entries: 500, characters: 400_000_000 },
  comparedValue: { characters: 2_000 },
  /** Levels of nesting in which single values are compared; deeper ones are compared as written. */
  comparedLevels: { entries: 64 },
  /** The elements of two lists that are matched with each other, and all their characters. */
  comparedLists: { entries: 500, characters: 500_000 },
  /** The part of two texts that is shown around their first difference, and JSON that is indented for it. */
  comparedText: { characters: 200_000, lines: 10_000 },
  indentedForComparison: { characters: 4_000_000 },
  /** The newest bodies that types are made from, each of them, and all together. */
  typeSamples: { entries: 2_000, bytes: 16 * 1024 ** 2 },
  typeSample: { bytes: 1024 ** 2 },
  /** Levels of nesting of a body that types are made from, and properties of one object: with more, its names are data. */
  typedLevels: { entries: 100 },
  typedProperties: { entries: 200 },
  /** Imports that wait or go on. Each waits with its text in memory, or with its file on disk. */
  imports: { entries: 100 },
  /** All text that the variables of an imported collection are replaced by. In an address, each character may become nine. */
  filledVariables: { characters: 32 * 1024 ** 2 },
  /** The start of an answer's body that is stored, of a server that we send to. */
  answerBody: { bytes: 1024 ** 2 },
  /** The header fields of an answer. One with more counts as no HTTP. */
  answerFields: { entries: 5_000 },
  /** The bodies of requests that are being sent again or forwarded at a time, and of the answers to them. */
  sentBodies: { bytes: 64 * 1024 ** 2 },
  keptAnswers: { bytes: 64 * 1024 ** 2 },
  /** The body of an answer that is relayed to the sender, and of all that are in memory at a time. A longer one fails. */
  relayedBody: { bytes: 10 * 1024 ** 2 },
  relayedBodies: { bytes: 64 * 1024 ** 2 },
  /** The messages of a play, those of their bodies that are held in memory, and the attempts that are on the way at a time. */
  playedMessages: { entries: 500 },
  playedBodies: { bytes: 64 * 1024 ** 2 },
  playedAtOnce: { entries: 100 },
  /** Plays that go on, and ended ones that are remembered. */
  plays: { entries: 4 },
  endedPlays: { entries: 6 },
  /** The body of an answer in a play: what is read of it, what is stored with a capture, and the text that is shown. */
  playedAnswer: { bytes: 1024 ** 2 },
  storedPlayedAnswer: { bytes: 64 * 1024 },
  shownPlayedAnswer: { characters: 300 },
  /** The links of an SMS, its characters outside of GSM-7, and the indexes of each. */
  smsLinks: { entries: 100 },
  smsForcing: { entries: 100 },
  smsPlaces: { entries: 100 },

  /** The search for a wrapped message: levels, values and characters of packed text. */
  within: { depth: 6, entries: 2_000, characters: 2 * 1024 ** 2 },
  /** Names of a body that are compared with documented ones. */
  comparedNames: { entries: 1_000 },

  /** The receivers of a request in the list, and the start of its text. */
  receiver: { characters: 2_000 },
  preview: { characters: 200 },

  /** JSON whose fields are indexed one by one; a longer one is found only as written. */
  searchedJson: { characters: 16_000_000 },
  /** Fields whose HTML is searched as a reader sees it, and the characters of all of them. */
  searchedHtml: { entries: 100, characters: 4_000_000 },
  /** The text of a part of a form. */
  searchedPart: { characters: 1_000_000 },
  /** All that a request is found by. A longer text is not indexed but read at every search. */
  indexedText: { characters: 1_000_000 },

  /** Parts of a form body that are listed, and the text of each as it is shown. */
  parts: { entries: 1_000 },
  partText: { characters: 10_000 },
  /** The names, types and header lines of a part. */
  partHead: { bytes: 8 * 1024 },
  /** A body that is tried as a form although its type is another. */
  guessedForm: { bytes: 1024 ** 2 },

  /** Links of a mail's HTML that are listed, and the words of each. */
  mailLinks: { entries: 2_000 },
  mailLinkText: { characters: 200 },
  /** A URL in a mail's HTML. A longer one is neither linked nor fetched. */
  mailAddress: { characters: 100_000 },
  /** The remote resources of a mail that are listed and can be fetched. */
  mailRemote: { entries: 2_000 },
  /** Removed parts of a mail's HTML that are listed, and the name of each. */
  mailStripped: { entries: 300 },
  mailStrippedName: { characters: 60 },
  /** Style sheets and style attributes of a mail together; styles beyond are left out. */
  mailStyles: { characters: 10_000_000, rules: 50_000 },
  /** URLs of one image that are examined, and the part of a style that decides whether it is visible. */
  mailSources: { entries: 50 },
  mailHidingStyle: { characters: 2_000 },
  /** Frames of a mail whose fallback text is shown. */
  mailFallbacks: { entries: 50 },
  /** The text of a rendered mail that is searched when the user searches for something in it. */
  mailSearched: { characters: 20_000_000 },
  /** The fetched resources of a mail, counted each time they are inserted. */
  mailInserted: { characters: 48 * 1024 ** 2 },

  /** A text that is pasted to be imported, and the signature beside it. A longer one is imported as a file. */
  pastedText: { characters: 16 * 1024 ** 2 },
  pastedSignature: { characters: 20_000 },
  /** A piece of a file that was dropped on the window, and the whole file. */
  importPiece: { bytes: 1024 ** 2 },
  droppedFile: { bytes: 4 * 1024 ** 3 },
} as const;
