import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { Notice } from '../ui/notice.tsx';

/**
 * Shows sanitized HTML under an opaque origin without scripts. The mail scheme serves it with a policy
 * of its own; a `srcdoc` would have the window's.
 */
export function MailFrame({ html }: { readonly html: string }) {
  const { t } = useTranslation('mail');
  const [address, setAddress] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let wanted = true;
    bridge.call('mail.stage', { html, images: true }).then(
      (found) => {
        if (!wanted) return;
        setAddress(found);
        setFailed(false);
      },
      () => wanted && setFailed(true),
    );
    return () => {
      wanted = false;
    };
  }, [html]);

  if (failed) return <Notice severity="error">{t('failed')}</Notice>;
  return (
    <div className="mail-paper">
      {address !== null && (
        <iframe className="mail-frame" sandbox="" src={address} title={t('title')} />
      )}
    </div>
  );
}
