import { useState } from 'react';
import type { MailFault, MailPicture } from '../../shared/mail.ts';
import type { Result } from '../../shared/result.ts';
import { bridge } from '../bridge.ts';
import { inBackground } from '../ui/failures.ts';
import { mailWidths, type MailLook } from './mail-store.ts';
import type { Link } from './sanitized.ts';
import { misleadingLinks } from './use-staged-mail.ts';

export type MailExportOutcome =
  | { readonly is: 'saved'; readonly path: string; readonly file: number }
  | { readonly is: 'exported'; readonly picture: MailPicture }
  | {
      readonly is: 'failed';
      readonly fault: Exclude<MailFault, 'cancelled'>;
      readonly detail: string;
    };

/** Copies or saves the mail as it is shown. */
export interface MailExport {
  readonly isBusy: boolean;
  readonly takePicture: (to: 'clipboard' | 'file') => void;
  readonly savePdf: () => void;
}

/**
 * The width in CSS pixels of an image in `desktop` width, which has no fixed width in the window. Most mails are designed
 * for this width.
 */
const desktopPictureWidth = 800;

interface ExportedMail {
  /** The sanitized HTML, without the marks of a search. */
  readonly html: string;
  readonly links: readonly Link[];
  readonly look: Pick<MailLook, 'width' | 'scheme' | 'images'>;
  /** `null` when an export begins. */
  readonly onOutcome: (outcome: MailExportOutcome | null) => void;
}

/** The export of the mail as an image or a PDF. It stages the mail again, because the frame may show another form of it. */
export function useMailExport({ html, links, look, onOutcome }: ExportedMail): MailExport {
  const [isBusy, setIsBusy] = useState(false);

  async function run<T>(
    draw: (address: string) => Promise<Result<T, MailFault>>,
    toOutcome: (value: T) => MailExportOutcome,
  ): Promise<void> {
    setIsBusy(true);
    onOutcome(null);
    const result = await bridge
      .call('mail.stage', { html, images: look.images, named: misleadingLinks(links) })
      .then(draw)
      .catch(
        (error: unknown) => ({ ok: false, fault: 'not-drawn', detail: String(error) }) as const,
      );
    setIsBusy(false);
    if (result.ok) onOutcome(toOutcome(result.value));
    else if (result.fault !== 'cancelled')
      onOutcome({ is: 'failed', fault: result.fault, detail: result.detail });
  }

  return {
    isBusy,
    takePicture: (to) =>
      inBackground(
        run(
          (address) =>
            bridge.call('mail.takePicture', {
              address,
              width: mailWidths[look.width] ?? desktopPictureWidth,
              dark: look.scheme === 'dark',
              to,
            }),
          (picture) => ({ is: 'exported', picture }),
        ),
      ),
    savePdf: () =>
      inBackground(
        run(
          (address) => bridge.call('mail.savePdf', { address }),
          (saved) => ({ is: 'saved', ...saved }),
        ),
      ),
  };
}
