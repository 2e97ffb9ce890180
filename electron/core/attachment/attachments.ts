import type { AttachmentReference } from '../../../shared/contract/arguments.ts';
import type {
  AttachmentFacts,
  AttachmentFault,
  AttachmentPreview,
} from '../../../shared/attachment-file.ts';
import type { Attachment } from '../../../shared/inspection.ts';
import type { Result } from '../../../shared/result.ts';
import type { Fetched, GuardedFetch } from '../fetch/guarded-fetch.ts';
import type { Details } from '../views/details.ts';
import { typeBytes, typeOf } from './file-type.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import { preview } from './preview.ts';
import { contradictedClaims } from './type-claims.ts';

/** What the user can do with an attachment. It is fetched each time, and only then. */
export interface Attachments {
  /** Reads size and type from its first bytes. */
  readonly check: (at: AttachmentReference) => Promise<Result<AttachmentFacts, AttachmentFault>>;
  /** Fetches what the window may show. */
  readonly preview: (
    at: AttachmentReference,
  ) => Promise<Result<AttachmentPreview, AttachmentFault>>;
  /** Writes it to a file, whole or not at all. @returns its bytes. */
  readonly save: (
    at: AttachmentReference & { readonly path: string },
  ) => Promise<Result<number, AttachmentFault | 'not-written'>>;
}

/** @param details the only source of the addresses: the messages themselves. */
export function createAttachments(
  details: Pick<Details, 'of'>,
  guardedFetch: GuardedFetch,
): Attachments {
  async function fetched(
    { id, index }: AttachmentReference,
    first?: number,
  ): Promise<Result<{ attachment: Attachment; file: Fetched }, AttachmentFault>> {
    const attachment = (await details.of(id))?.inspection?.attachments[index];
    if (attachment === undefined) return { ok: false, fault: 'gone', detail: '' };
    const found = await guardedFetch({
      url: attachment.url,
      ...(first === undefined ? {} : { first }),
    });
    if (!found.ok) return found;
    const { status } = found.value;
    if (status < 200 || status > 299) {
      return { ok: false, fault: 'bad-status', detail: String(status) };
    }
    return { ok: true, value: { attachment, file: found.value } };
  }

  return {
    check: async (at) => {
      const found = await fetched(at, typeBytes);
      return found.ok ? { ok: true, value: await factsOf(found.value) } : found;
    },
    preview: async (at) => {
      const found = await fetched(at);
      if (!found.ok) return found;
      const facts = await factsOf(found.value);
      return { ok: true, value: { facts, ...(await preview(found.value.file, facts.type)) } };
    },
    save: async (at) => {
      const found = await fetched(at);
      if (!found.ok) return found;
      const { bytes } = found.value.file;
      try {
        await writeAtomically(at.path, bytes);
      } catch (error) {
        return { ok: false, fault: 'not-written', detail: (error as Error).message };
      }
      return { ok: true, value: bytes.length };
    },
  };
}

async function factsOf({
  attachment,
  file,
}: {
  attachment: Attachment;
  file: Fetched;
}): Promise<AttachmentFacts> {
  const { bytes, size, redirectedBy, url, mediaType } = file;
  const type = await typeOf(bytes.subarray(0, typeBytes), size === bytes.length);
  return {
    size,
    redirectedTo: redirectedBy.length === 0 ? null : url,
    type,
    contradicted: contradictedClaims(type, attachment.name, mediaType),
  };
}
