import { headerValue, type HeaderPairs } from '../../../../shared/request.ts';
import { readParameters } from './parameters.ts';

/*
 * The only reader of Content-Type. The `content-type` package throws at the first unusual character and then gives
 * nothing; senders' values are often unusual, and the rest of them still counts.
 */

export interface ContentType {
  /** `type/subtype`, lower-case. Not validated. */
  readonly mediaType: string;
  /** Lower-case; `null` when it is absent or empty. */
  readonly charset: string | null;
  /** The delimiter of a multipart body; `null` when it is absent or empty. */
  readonly boundary: string | null;
}

/** Reads a Content-Type value (RFC 9110, section 8.3). Never throws. @returns `null` when it is absent or empty. */
export function readContentType(value: string | null): ContentType | null {
  const [mediaType = ''] = (value ?? '').split(';', 1);
  if (value === null || mediaType.trim() === '') return null;
  const parameters = readParameters(value);
  return {
    mediaType: mediaType.trim().toLowerCase(),
    charset: parameters.get('charset')?.trim().toLowerCase() || null,
    boundary: parameters.get('boundary') || null,
  };
}

/** Reads the first Content-Type header field. */
export function contentTypeOf(headers: HeaderPairs): ContentType | null {
  return readContentType(headerValue(headers, 'content-type'));
}

/** Whether a media type is JSON by name or by suffix (RFC 6839). */
export function isJson(mediaType: string): boolean {
  return (
    mediaType === 'application/json' || mediaType === 'text/json' || mediaType.endsWith('+json')
  );
}
