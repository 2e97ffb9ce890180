import mime from 'mime/lite';
import type { TypeClaim } from '../../../shared/attachment-file.ts';

/** What claims nothing: "some bytes". */
const vague =
  /^(?:application|binary)\/(?:octet-stream|x-download|force-download|download|unknown)$/;

/** Containers, by their bytes, and the types that are made of them. */
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

/** Types outside of `text/` that are written in text. */
const textual =
  /^(?:text\/.*|application\/(?:json|(?:.*\+)?json|javascript|ecmascript|xml|(?:.*\+)xml|x-yaml|yaml|sql|x-sh|pgp-.*|x-pem.*|toml|ld\+json|manifest\+json|ics|rtf)|image\/svg\+xml|message\/.*)$/;

/** Notations of text whose bytes are told apart. Anything else that is text may be called any text. */
const markup = new Set(['image/svg+xml', 'text/html']);

/** What a name and a server claim that the bytes contradict. */
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
