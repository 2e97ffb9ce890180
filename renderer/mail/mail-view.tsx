import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { CodeView } from '../ui/code-view.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { LinkList } from './link-list.tsx';
import { MailFrame } from './mail-frame.tsx';
import { RemovedNote } from './removed-note.tsx';
import { sanitize } from './sanitize.ts';
import type { Sanitized } from './sanitized.ts';
import { TakenNote } from './taken-note.tsx';
import { htmlWeight } from './weight.ts';
import './mail.css';

interface MailViewProps {
  readonly html: string;
  /** The words of the source's search panel. */
  readonly phrases: Readonly<Record<string, string>>;
}

/** An e-mail's HTML as its reader sees it, or its source; what weighs too much is shown when asked for. */
export function MailView({ html, phrases }: MailViewProps) {
  const { t } = useTranslation('mail');
  const [view, setView] = useState<'html' | 'source'>('html');
  const [anyway, setAnyway] = useState(false);
  const weight = useMemo(() => htmlWeight(html), [html]);
  const held = weight !== 'fair' && !anyway;
  const safe = useMemo(() => (held ? null : sanitized(html)), [html, held]);
  const failed = safe === null && !held;

  return (
    <div className="mail">
      <div className="mail-bar">
        <Segmented
          label={t('view')}
          value={safe === null ? 'source' : view}
          onChange={(chosen) => {
            setView(chosen);
            if (chosen === 'html') setAnyway(true);
          }}
          options={[
            { value: 'html', label: t('html') },
            { value: 'source', label: t('source') },
          ]}
        />
        <CopyButton text={html} label={t('copySource')} />
      </div>
      {weight !== 'fair' && held && (
        <Notice
          severity="warning"
          action={<Button onClick={() => setAnyway(true)}>{t('anyway')}</Button>}
        >
          {t(`weight.${weight}`)}
        </Notice>
      )}
      {failed && <Notice severity="error">{t('failed')}</Notice>}
      {safe === null || view === 'source' ? (
        <div className="mail-source">
          <CodeView text={html} language="html" label={t('source')} phrases={phrases} />
        </div>
      ) : (
        <>
          <MailFrame html={safe.html} />
          <div className="mail-notes">
            <TakenNote remote={safe.remote} />
            <RemovedNote removed={safe.removed} />
            <LinkList links={safe.links} />
          </div>
        </>
      )}
    </div>
  );
}

/** A text that no parser survives has its source still: the sender can't take the window down. */
function sanitized(html: string): Sanitized | null {
  try {
    return sanitize(html);
  } catch (error) {
    console.error('The e-mail could not be sanitized.', error);
    return null;
  }
}
