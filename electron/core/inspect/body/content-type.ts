import { headerValue, type HeaderPairs } from '../../../../shared/request.ts';
import { readParameters } from './parameters.ts';

/** The members of a list-valued header, lower-case, over all its repeats (RFC 9110, section 5.6.1). */
export function listValues(headers: HeaderPairs, name: string): string[] {
  return headers
    .filter(([spelling]) => spelling.toLowerCase() === name)
    .flatMap(([, value]) => value.split(','))
    .map((member) => member.trim().toLowerCase())
    .filter((member) => member !== '');
}

export interface ContentType {
  /** `type/subtype`, lower-case. */
  readonly mediaType: string;
  readonly charset: string | null;
}

/** Reads Content-Type (RFC 9110, section 8.3); `null` when it is absent or empty. */
export function contentTypeOf(headers: HeaderPairs): ContentType | null {
  const value = headerValue(headers, 'content-type') ?? '';
  const [mediaType = ''] = value.split(';', 1);
  if (mediaType.trim() === '') return null;
  const charset = readParameters(value).get('charset')?.trim().toLowerCase() ?? '';
  return { mediaType: mediaType.trim().toLowerCase(), charset: charset === '' ? null : charset };
}

/** Whether a media type is JSON by name or by suffix (RFC 6839). */
export function isJson(mediaType: string): boolean {
  return (
    mediaType === 'application/json' || mediaType === 'text/json' || mediaType.endsWith('+json')
  );
}
