import { Camera, Clipboard, FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailFault, MailPicture } from '../../shared/mail.ts';
import type { Result } from '../../shared/result.ts';
import { bridge } from '../bridge.ts';
import { Button } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';
import { Notice } from '../ui/notice.tsx';
import { SenderText } from '../ui/sender-text.tsx';
import { inBackground } from '../ui/failures.ts';
import { mailWidths, type MailLook } from './mail-store.ts';

export type MailExportOutcome =
  | { readonly is: 'saved'; readonly path: string }
  | { readonly is: 'exported'; readonly picture: MailPicture }
  | {
      readonly is: 'failed';
      readonly fault: Exclude<MailFault, 'cancelled'>;
      readonly detail: string;
    };

/**
 * The width in CSS pixels of an image in `desktop` width, which has no fixed width in the window. Most mails are designed
 * for this width.
 */
const desktopPictureWidth = 800;

interface MailExportProps {
  readonly address: string | null;
  readonly look: MailLook;
  readonly onOutcome: (outcome: MailExportOutcome | null) => void;
}

/** Copies or saves the mail as it is shown, as an image or a PDF. */
export function MailExport({ address, look, onOutcome }: MailExportProps) {
  const { t } = useTranslation('mail');
  const [busy, setBusy] = useState(false);

  async function run<T>(
    call: Promise<Result<T, MailFault>>,
    toOutcome: (value: T) => MailExportOutcome,
  ): Promise<void> {
    setBusy(true);
    onOutcome(null);
    const result = await call.catch(
      (error: unknown) => ({ ok: false, fault: 'not-drawn', detail: String(error) }) as const,
    );
    setBusy(false);
    if (result.ok) onOutcome(toOutcome(result.value));
    else if (result.fault !== 'cancelled')
      onOutcome({ is: 'failed', fault: result.fault, detail: result.detail });
  }

  if (address === null) return null;
  const picture = (to: 'clipboard' | 'file') =>
    inBackground(
      run(
        bridge.call('mail.takePicture', {
          address,
          width: mailWidths[look.width] ?? desktopPictureWidth,
          dark: look.scheme === 'dark',
          to,
        }),
        (exported) => ({ is: 'exported', picture: exported }),
      ),
    );
  return (
    <Menu
      trigger={
        <Button variant="quiet" icon={Camera} disabled={busy} aria-label={t('export.label')}>
          {t('export.button')}
        </Button>
      }
      items={[
        { label: t('export.copyPicture'), icon: Clipboard, onSelect: () => picture('clipboard') },
        { label: t('export.savePicture'), icon: Camera, onSelect: () => picture('file') },
        {
          label: t('export.savePdf'),
          icon: FileText,
          onSelect: () =>
            inBackground(
              run(bridge.call('mail.savePdf', { address }), ({ path }) => ({
                is: 'saved',
                path,
              })),
            ),
        },
      ]}
    />
  );
}

/** The outcome of an export. */
export function MailExportNotice(props: {
  readonly outcome: MailExportOutcome;
  readonly onDismiss: () => void;
}) {
  const { t } = useTranslation('mail');
  const { outcome, onDismiss } = props;
  if (outcome.is === 'failed') {
    return (
      <Notice severity="error" onDismiss={onDismiss}>
        {t(`export.fault.${outcome.fault}`)} <SenderText text={outcome.detail} />
      </Notice>
    );
  }
  if (outcome.is === 'saved') {
    return (
      <Notice severity="ok" onDismiss={onDismiss}>
        {t('export.saved', { path: outcome.path })}
      </Notice>
    );
  }
  const { path, width, height, cut } = outcome.picture;
  return (
    <Notice severity={cut ? 'warning' : 'ok'} onDismiss={onDismiss}>
      {path === null
        ? t('export.copied', { width, height })
        : t('export.savedPicture', { path, width, height })}
      {cut && ` ${t('export.cut')}`}
    </Notice>
  );
}
