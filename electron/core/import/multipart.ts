import { randomBytes } from 'node:crypto';

/** A part of a form; its texts have one character for each byte. */
export interface FormPart {
  readonly name: string;
  /** `null` for a part that is not a file. */
  readonly fileName: string | null;
  readonly contentType: string | null;
  readonly value: string;
}

/** A boundary that no part is likely to contain. */
export function newBoundary(): string {
  return `hookscope-${randomBytes(12).toString('hex')}`;
}

/** Writes parts as browsers do (RFC 7578 and HTML, "multipart form data"), with a new boundary. */
export function multipartOf(parts: readonly FormPart[]): {
  readonly body: Buffer;
  readonly contentType: string;
} {
  const boundary = newBoundary();
  return {
    body: Buffer.from(multipartText(parts, boundary), 'latin1'),
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}

export function multipartText(parts: readonly FormPart[], boundary: string): string {
  const pieces = parts.map(({ name, fileName, contentType, value }) => {
    const head = [
      `--${boundary}`,
      `Content-Disposition: form-data; name="${quoted(name)}"${fileName === null ? '' : `; filename="${quoted(fileName)}"`}`,
      ...(contentType === null || contentType.trim() === ''
        ? []
        : [`Content-Type: ${contentType.replace(/[\0\r\n]/g, '')}`]),
    ].join('\r\n');
    return `${head}\r\n\r\n${value}\r\n`;
  });
  return `${pieces.join('')}--${boundary}--\r\n`;
}

function quoted(name: string): string {
  return name.replace(/["\r\n]/g, (character) => encodeURIComponent(character));
}
