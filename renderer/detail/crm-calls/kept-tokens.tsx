import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CrmToken } from '../../../shared/crm-api.ts';
import { bridge } from '../../bridge.ts';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { inBackground } from '../../ui/failures.ts';
import { TokenFacts } from './token-facts.tsx';

interface KeptTokensProps {
  readonly tokens: readonly CrmToken[];
  /** The user wants the calls to be sent with this token. */
  readonly onUse: (key: string) => void;
}

/** The tokens that are here, of every location: to be used for this message, or forgotten. */
export function KeptTokens({ tokens, onUse }: KeptTokensProps) {
  const { t } = useTranslation('crm-calls');
  const forget = useWindow((state) => state.forgetCrmToken);
  const load = useWindow((state) => state.loadCrmTokens);
  const summary = useRef<HTMLElement>(null);
  if (tokens.length === 0) return null;
  /** The button disappears with its token: without this the focus would leave the dialog. */
  const leave = () => summary.current?.focus();
  return (
    <details className="crm-kept">
      <summary ref={summary}>{t('kept.title', { shown: tokens.length })}</summary>
      <ul>
        {tokens.map((token) => (
          <li key={token.key}>
            <span className="crm-token-facts">
              <TokenFacts token={token} />
            </span>
            <Button
              aria-label={t('kept.useLabel', { mask: token.mask })}
              onClick={() => onUse(token.key)}
            >
              {t('kept.use')}
            </Button>
            <Button
              aria-label={t('kept.forgetLabel', { mask: token.mask })}
              onClick={() => {
                leave();
                inBackground(forget(token.key));
              }}
            >
              {t('inUse.forget')}
            </Button>
          </li>
        ))}
      </ul>
      {tokens.length > 1 && (
        <Button
          onClick={() => {
            leave();
            inBackground(bridge.call('crm.forgetTokens').then(load));
          }}
        >
          {t('kept.forgetAll')}
        </Button>
      )}
    </details>
  );
}
