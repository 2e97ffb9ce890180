import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { judgeToken, tokenTarget } from '../../shared/token/judge-token.ts';
import { readToken } from '../../shared/token/read-token.ts';
import type { TokenTarget } from '../../shared/token/token.ts';
import { useCall } from '../detail/shared/use-call.ts';
import { useWindow } from '../store/use-window.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useNow } from '../ui/use-now.ts';
import { TokenResult } from './token-result.tsx';
import '../ui/input.css';
import './token.css';

/** Explains a token against the selected request. The token is in this dialog alone, and ends with it. */
export function TokenDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('token');
  const id = useWindow((state) => state.selection.id);
  return (
    <Dialog title={t('title')} isWide onClose={onClose}>
      {id === null ? <TokenForm request={null} target={null} /> : <RequestToken id={id} />}
    </Dialog>
  );
}

function RequestToken({ id }: { readonly id: number }) {
  const { state } = useCall('request.get', { id });
  const detail = state.is === 'loaded' ? state.value : null;
  const fields = detail?.inspection?.fields;
  return <TokenForm request={id} target={fields === undefined ? null : tokenTarget(fields)} />;
}

interface TokenFormProps {
  readonly request: number | null;
  readonly target: TokenTarget | null;
}

function TokenForm({ request, target }: TokenFormProps) {
  const { t, i18n } = useTranslation('token');
  const [text, setText] = useState('');
  const now = useNow();
  const reading = text.trim() === '' ? null : readToken(text);
  return (
    <div className="token">
      <div className="token-form">
        <label htmlFor="token-text">{t('label')}</label>
        <textarea
          id="token-text"
          className="input mono token-text"
          data-focus-first
          rows={3}
          spellCheck={false}
          autoComplete="off"
          aria-describedby="token-hint"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <p id="token-hint">
          {t('hint')} {request === null ? t('noRequest') : t('request', { id: request })}
        </p>
      </div>
      <div className="token-result" tabIndex={0} role="group" aria-label={t('result')}>
        {reading === null ? (
          <p className="token-empty">{t('empty')}</p>
        ) : (
          <TokenResult
            reading={reading}
            remarks={judgeToken(reading, { now, target, locale: i18n.language })}
          />
        )}
      </div>
    </div>
  );
}
