import { pieces } from './exporter.ts';

/** A multiple of three, so that only the last base64 piece has padding. */
const pieceBytes = 3 * 2 ** 14;

/**
 * A JSON object whose last member's value comes in pieces, because a body can be longer than the longest possible
 * string.
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
 * UTF-8 bytes as a JSON string from which the same bytes can be restored, including a byte order mark.
 *
 * @param bytes valid UTF-8. @throws TypeError for any other: the caller must check.
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
