/** A value as percent-encoding writes it: only characters that it leaves as they are, and what it encodes. */
const encoded = /^(?:[\w.~!*'()+-]|%[\da-f]{2})*$/i;

/** A character that percent-encoding has to encode, such as `@` or a letter beyond ASCII. */
const needsEncoding = /%(?:2[0236-9bcf]|3[a-f]|40|5[b-e]|7[b-d]|[89a-f][\da-f])/i;

/** A phone number whose plus sign was sent as it is. */
const phone = /^\+\d+$/;

/**
 * The values of a form whose values were encoded twice, without the second encoding. A program did that when it encoded what
 * another had encoded. All values must look so, because a single one may mean a percent sign.
 *
 * @param values as they are after decoding once.
 * @returns `null` for any other form.
 */
export function decodedAgain(values: readonly string[]): readonly string[] | null {
  const areEncoded = values.every((value) => encoded.test(value) && !phone.test(value));
  if (!areEncoded || !values.some((value) => needsEncoding.test(value))) return null;
  try {
    return values.map((value) => decodeURIComponent(value.replaceAll('+', ' ')));
  } catch {
    // It is not UTF-8.
    return null;
  }
}
