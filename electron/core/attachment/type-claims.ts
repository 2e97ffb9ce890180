import mime from 'mime/lite';
import type { TypeClaim } from '../../../shared/attachment-file.ts';

/** Media types that claim nothing: "some bytes". */
const vague =
  /^(?:application|binary)\/(?:octet-stream|x-download|force-download|download|unknown)$/;

/** Container formats by their bytes, with the media types that are made of them. */
const containers: Readonly<Record<string, RegExp>> = {
  'application/zip':
    /^application\/(?:x-zip.*|vnd\.openxmlformats-.*|vnd\.oasis\..*|vnd\.ms-.*|epub\+zip|java-archive|vnd\.android.*|vnd\.apple\..*|vnd\.google-earth\.kmz)$/,
  'application/x-cfb': /^application\/(?:msword|vnd\.ms-.*|x-msi)$/,
  'application/xml': /(?:\/|\+)xml$/,
  'text/html': /^application\/xhtml\+xml$/,
  'application/gzip': /^application\/(?:x-gzip|x-tar|x-gtar|x-compressed.*)$/,
  'application/ogg': /^(?:audio|video)\/(?:ogg|opus|webm)$/,
  'video/mp4': /^(?:audio\/(?:mp4|x-m4a|aac)|video\/(?:quicktime|x-m4v|3gpp2?))$/,
  'video/webm': /^audio\/webm$/,
  'video/matroska': /^(?:audio|video)\/(?:webm|x-matroska)$/,
  'audio/mpeg': /^audio\/(?:mp3|x-mpeg|mpeg3)$/,
  'audio/wav': /^audio\/(?:x-wav|wave|vnd\.wave)$/,
  'image/apng': /^image\/png$/,
  'image/jpeg': /^image\/(?:jpg|pjpeg)$/,
  'application/rtf': /^text\/rtf$/,
};

/** Media types of text formats. */
const textual =
  /^(?:text\/.*|application\/(?:json|(?:.*\+)?json|javascript|ecmascript|xml|(?:.*\+)xml|x-yaml|yaml|sql|x-sh|pgp-.*|x-pem.*|toml|ld\+json|manifest\+json|ics|rtf)|image\/svg\+xml|message\/.*)$/;

/** Text formats that the bytes determine. Any other text may be claimed as any text format. */
const markup = new Set(['image/svg+xml', 'text/html']);

/** The media types claimed by the name and the server that the bytes contradict. */
export function contradictedClaims(
  type: string | null,
  name: string,
  server: string | null,
): TypeClaim[] {
  const claims = [
    { by: 'name', type: mime.getType(name) },
    { by: 'server', type: server },
  ] as const;
  return claims.flatMap((claim) =>
    claim.type !== null && type !== null && contradicts(claim.type, type)
      ? [{ by: claim.by, type: claim.type }]
      : [],
  );
}

/** @param real by the bytes. */
function contradicts(claimed: string, real: string): boolean {
  if (claimed === real || vague.test(claimed)) return false;
  if (Object.hasOwn(containers, real) && containers[real]?.test(claimed)) return false;
  if (markup.has(real)) return true;
  return !(real === 'text/plain' && textual.test(claimed));
}
