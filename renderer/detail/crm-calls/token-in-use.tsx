import { KeyRound } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CrmToken } from '../../../shared/crm-api.ts';
import { judgeToken } from '../../../shared/token/judge-token.ts';
import type { TokenTarget } from '../../../shared/token/token.ts';
import { useWindow } from '../../store/use-window.ts';
import { TokenRemarkLine } from '../../token/token-remark-line.tsx';
import { Button } from '../../ui/button.tsx';
import { inBackground } from '../../ui/failures.ts';
import { useNow } from '../../ui/use-now.ts';
import { TokenFacts } from './token-facts.tsx';

interface TokenInUseProps {
  readonly token: CrmToken | null;
  readonly target: TokenTarget;
  readonly onGive: () => void;
  readonly onSaid: (sentence: string) => void;
}

/** The token that the calls are sent with, what speaks against it, and the buttons to change or forget it. */
export function TokenInUse({ token, target, onGive, onSaid }: TokenInUseProps) {
  const { t } = useTranslation('crm-calls');
  const forget = useWindow((state) => state.forgetCrmToken);
  const give = useRef<HTMLButtonElement>(null);
  const { locationId } = target;
  return (
    <section className="crm-token" aria-label={t('inUse.title')}>
      <div className="crm-token-line">
        <KeyRound size={14} aria-hidden />
        <span className="crm-token-facts selectable">
          {token === null ? (
            locationId === null ? (
              t('inUse.noneNoLocation')
            ) : (
              t('inUse.none', { location: locationId })
            )
          ) : (
            <>
              {t('inUse.token')} <TokenFacts token={token} />
            </>
          )}
        </span>
        <Button ref={give} onClick={onGive}>
          {t(token === null ? 'inUse.give' : 'inUse.other')}
        </Button>
        {token !== null && (
          <Button
            title={t(token.isStored ? 'inUse.forgetStoredHint' : 'inUse.forgetHint')}
            onClick={() => {
              // This button disappears with its token.
              give.current?.focus();
              inBackground(forget(token.key).then(() => onSaid(t('inUse.forgotten'))));
            }}
          >
            {t('inUse.forget')}
          </Button>
        )}
      </div>
      {token !== null && <AgainstToken token={token} target={target} />}
    </section>
  );
}

/** Why the CRM would or may refuse the token for this message. */
function AgainstToken({
  token,
  target,
}: Pick<TokenInUseProps, 'target'> & { readonly token: CrmToken }) {
  const { i18n } = useTranslation();
  const now = useNow();
  const remarks = judgeToken(token.reading, { now, target, locale: i18n.language });
  const against = remarks.filter(({ severity }) => severity !== 'info');
  if (against.length === 0) return null;
  return (
    <ul className="crm-token-against">
      {against.map((remark) => (
        <li key={remark.code}>
          <TokenRemarkLine remark={remark} />
        </li>
      ))}
    </ul>
  );
}
