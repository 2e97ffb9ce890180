/**
 * Every limit on what a sender controls. A list, a text or a number that comes from outside is read up to its
 * limit, and what is cut is said: by an issue (`list.cut`, `text.cut`, `encoding.too-many`, …) or beside it.
 *
 * `entries` counts the entries of a list, `characters` UTF-16 units, and `bytes` what it takes as JSON. An
 * inspection is at most `inspectionBytes` long because its parts are: their `bytes` add up to less.
 */
export const bounds = {
  /** What is kept of a body that is nobody's webhook: of a stray, and of a request that is not HTTP. */
  noiseBody: { bytes: 64 * 1024 },
  /** Content codings that are taken off a body. `identity` changes nothing and is not counted. */
  codings: { entries: 5 },
  /** Members of gzip, or frames of zstd, that one body may have. */
  packedMembers: { entries: 1_000 },
  /** Bytes that a body may open to. A small bomb costs at most this. */
  decodedBody: { bytes: 64 * 1024 ** 2 },
  /** The same where no header names the coding: nobody expects such a body to be long. */
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
  /** Of each sort of thing that is odd in the JSON, so many are told; a longer text is not looked through. */
  reportedInJson: { entries: 20 },
  surveyedJson: { characters: 1024 ** 2 },
  /** Wrong addresses that are told one by one. */
  reportedAddresses: { entries: 20 },
  /** Undocumented names that are told one by one. */
  reportedNames: { entries: 50 },
  /** A text of a message that is looked through for what should not be in it. */
  lookedThrough: { characters: 100_000 },
  /** Attachments that are judged one by one. */
  judgedAttachments: { entries: 100 },
  /** Issues of one request, each text that an issue names, and its pointer into the body. */
  issues: { entries: 200, bytes: 100_000 },
  issueValue: { characters: 200 },
  issuePath: { characters: 500 },
  /** Header fields that may carry a signature and are looked at, and the value of each as it is shown. */
  signatureHeaders: { entries: 16 },
  signatureHeader: { characters: 1_000, bytes: 3_000 },
  /** The longest body that explanations of a signature are looked for: each costs a hash of all of it for each key. */
  explainedSignature: { bytes: 1024 ** 2 },

  /** Parameters of one header value, such as those of Content-Disposition. */
  parameters: { entries: 200 },
  /** Header fields that are drawn at a time; the filter looks at all. */
  shownHeaders: { entries: 500 },
  /** The body as text, as the window shows it. */
  bodyText: { characters: 2_000_000 },
  /** What is told of an SMS: links, characters that force an encoding, and places of each. */
  smsLinks: { entries: 100 },
  smsForcing: { entries: 100 },
  smsPlaces: { entries: 100 },

  /** A message within what another program passed on: names on the way to it, values looked at, and packed text read. */
  within: { depth: 6, entries: 2_000, characters: 2 * 1024 ** 2 },
  /** Names of a body that are compared with documented ones. */
  comparedNames: { entries: 1_000 },

  /** What the list shows of a request: its receivers, and the start of its text. */
  receiver: { characters: 2_000 },
  preview: { characters: 200 },

  /** What the search reads of a body besides its whole text: fields of a longer JSON are found as they are written. */
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
  /** A body that is tried as a form though its type says otherwise. */
  guessedForm: { bytes: 1024 ** 2 },

  /** Links of a mail's HTML that are listed, and the words of each. */
  mailLinks: { entries: 2_000 },
  mailLinkText: { characters: 200 },
  /** An address in a mail's HTML. A longer one leads nowhere and is not fetched. */
  mailAddress: { characters: 100_000 },
  /** What a mail wants from elsewhere: the entries that are listed and can be fetched. */
  mailRemote: { entries: 2_000 },
  /** Different things that a mail's HTML lost and that are named, and the name of each. */
  mailRemovals: { entries: 300 },
  mailRemovalName: { characters: 60 },
  /** Style sheets and style attributes of a mail together; a style that goes beyond is left out. */
  mailStyles: { characters: 10_000_000, rules: 50_000 },
  /** Addresses of one image that are looked at, and the characters of a style that decide whether it is seen. */
  mailSources: { entries: 50 },
  mailHidingStyle: { characters: 2_000 },
  /** Frames of a mail whose text for programs without frames is shown. */
  mailFallbacks: { entries: 50 },
  /** What was fetched for a mail, each time that it stands in the mail. */
  mailInserted: { characters: 48 * 1024 ** 2 },
} as const;
