import { pieces } from './exporter.ts';

/** A multiple of three, so that base64 pieces need no padding before the last. */
const pieceBytes = 3 * 2 ** 14;

/**
 * A JSON object whose last member's value arrives in pieces: a body may be longer than the longest
 * string there is.
 *
 * @param members at least one.
 * @param value pieces of valid JSON.
 */
export function* withLast(
  members: object,
  name: string,
  value: Iterable<string>,
): Generator<string, void, void> {
  yield `${JSON.stringify(members).slice(0, -1)},${JSON.stringify(name)}:`;
  yield* value;
  yield '}';
}

/** The base64 of the bytes (RFC 4648, section 4) as a JSON string. */
export function* base64String(bytes: Uint8Array): Generator<string, void, void> {
  yield '"';
  for (const piece of pieces(bytes, pieceBytes)) yield piece.toString('base64');
  yield '"';
}

/**
 * UTF-8 bytes as a JSON string that gives the same bytes again, byte order mark included.
 *
 * @param bytes valid UTF-8; anything else is a bug and throws.
 */
export function* utf8String(bytes: Uint8Array): Generator<string, void, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  yield '"';
  for (const piece of pieces(bytes, pieceBytes)) {
    yield JSON.stringify(decoder.decode(piece, { stream: true })).slice(1, -1);
  }
  decoder.decode();
  yield '"';
}
