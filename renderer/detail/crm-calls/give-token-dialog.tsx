import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TokenGivenFault, TokenStorage } from '../../../shared/crm-api.ts';
import { judgeToken } from '../../../shared/token/judge-token.ts';
import { readToken } from '../../../shared/token/read-token.ts';
import type { TokenReading, TokenTarget } from '../../../shared/token/token.ts';
import { useWindow } from '../../store/use-window.ts';
import { TokenResult } from '../../token/token-result.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { inBackground } from '../../ui/failures.ts';
import { Notice } from '../../ui/notice.tsx';
import { useNow } from '../../ui/use-now.ts';
import { KeptTokens } from './kept-tokens.tsx';
import { SecretField } from './secret-field.tsx';
import '../../token/token.css';

interface GiveTokenDialogProps {
  readonly target: TokenTarget;
  readonly storage: TokenStorage;
  /** A call is sent once the token is there. */
  readonly isSending: boolean;
  /** @param key of the token. */
  readonly onGiven: (key: string) => void;
  readonly onClose: () => void;
}

/**
 * Asks for the token of a location. The text is in the field alone, which is emptied before the token is given: what is
 * kept here is only what the token says of itself.
 */
export function GiveTokenDialog(props: GiveTokenDialogProps) {
  const { target, storage, isSending, onGiven, onClose } = props;
  const { t, i18n } = useTranslation(['crm-calls', 'token']);
  const giveToken = useWindow((state) => state.giveCrmToken);
  const chooseToken = useWindow((state) => state.chooseCrmToken);
  const tokens = useWindow((state) => state.crmTokens)?.tokens ?? [];
  const field = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState<TokenReading | null>(null);
  const [stores, setStores] = useState(false);
  const [fault, setFault] = useState<TokenGivenFault | null>(null);
  const now = useNow();
  const id = useId();
  const { locationId } = target;

  async function give() {
    const input = field.current;
    if (input === null) return;
    const token = input.value;
    input.value = '';
    setReading(null);
    setFault(null);
    // A token that names no location is for the message's.
    const location = (reading?.location ?? null) === null ? locationId : null;
    const taken = await giveToken({ token, location, stores }, locationId);
    if (taken.ok) return onGiven(taken.value.key);
    setFault(taken.fault);
    input.focus();
  }

  return (
    <Dialog title={t('give.title')} isWide onClose={onClose}>
      <form
        className="crm-give"
        onSubmit={(event) => {
          event.preventDefault();
          inBackground(give());
        }}
      >
        <SecretField
          ref={field}
          label={
            locationId === null ? t('give.labelAny') : t('give.label', { location: locationId })
          }
          hint={t('give.hint')}
          onText={(text) => {
            setFault(null);
            setReading(text.trim() === '' ? null : readToken(text));
          }}
        />
        <div className="crm-give-result" tabIndex={0} role="group" aria-label={t('token:result')}>
          {fault !== null && <Notice severity="error">{t(`giveFault.${fault}`)}</Notice>}
          {reading === null ? (
            fault === null && <p className="token-empty">{t('give.empty')}</p>
          ) : (
            <TokenResult
              reading={reading}
              remarks={judgeToken(reading, { now, target, locale: i18n.language })}
            />
          )}
        </div>
        <KeptTokens
          tokens={tokens}
          onUse={(key) => {
            chooseToken(key, locationId);
            onGiven(key);
          }}
        />
        <fieldset className="crm-give-keep">
          <legend>{t('keep.legend')}</legend>
          <label>
            <input type="radio" name={id} checked={!stores} onChange={() => setStores(false)} />
            {t('keep.session')}
          </label>
          <label>
            <input
              type="radio"
              name={id}
              checked={stores}
              disabled={storage !== 'possible'}
              aria-describedby={`${id}-store`}
              onChange={() => setStores(true)}
            />
            {t('keep.stored')}
          </label>
          <p id={`${id}-store`} className="detail-muted">
            {t(`keep.${storage}`)}
          </p>
        </fieldset>
        <div className="crm-give-actions">
          <Button onClick={onClose}>{t('give.cancel')}</Button>
          <Button type="submit" variant="primary" aria-disabled={reading === null}>
            {t(isSending ? 'give.useAndSend' : 'give.use')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
