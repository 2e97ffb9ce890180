import { useTranslation } from 'react-i18next';
import type { CrmToken } from '../../../shared/crm-api.ts';
import type { CrmCall } from '../../../shared/crm-call.ts';
import { isBadVerdict, isSigned, type Verdict } from '../../../shared/signature.ts';
import type { TokenTarget } from '../../../shared/token/token.ts';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { callForms, type CallForm } from './call-form.ts';
import { TokenInUse } from './token-in-use.tsx';

interface CrmCallsHeadProps {
  readonly first: CrmCall;
  readonly token: CrmToken | null;
  readonly target: TokenTarget;
  /** Of the request's signature. */
  readonly verdict: Verdict | null;
  readonly form: CallForm;
  readonly onForm: (form: CallForm) => void;
  readonly triesAgain: boolean;
  readonly onTriesAgain: (triesAgain: boolean) => void;
  readonly onGiveToken: () => void;
  readonly onSaid: (sentence: string) => void;
}

/** What the calls are, the token that they are sent with, and how they are shown and sent. */
export function CrmCallsHead(props: CrmCallsHeadProps) {
  const { first, token, target, verdict, form, onForm, triesAgain, onTriesAgain } = props;
  const { t } = useTranslation('crm-calls');
  const openDialog = useWindow((state) => state.openDialog);
  const isInstall = first.scope === null;
  return (
    <div className="crm-calls-head">
      <p className="selectable">
        {t(isInstall ? 'introInstall' : 'intro')}{' '}
        <span className="detail-muted">
          {isInstall
            ? t('factsInstall', { version: first.version })
            : t('facts', { scope: first.scope, version: first.version })}
          {!isSigned(verdict) && ` ${t('unsigned')}`}
        </span>
      </p>
      {isBadVerdict(verdict) && <Notice severity="warning">{t('foreign')}</Notice>}
      {!isInstall && (
        <TokenInUse
          token={token}
          target={target}
          onGive={props.onGiveToken}
          onSaid={props.onSaid}
        />
      )}
      <div className="crm-calls-options">
        <Segmented
          label={t('form.label')}
          options={callForms.map((value) => ({ value, label: t(`form.${value}`) }))}
          value={form}
          onChange={onForm}
        />
        {!isInstall && (
          <label className="crm-calls-again">
            <input
              type="checkbox"
              title={t('again.hint')}
              checked={triesAgain}
              onChange={(event) => onTriesAgain(event.target.checked)}
            />
            {t('again.label')}
          </label>
        )}
        <Button variant="quiet" onClick={() => openDialog('token')}>
          {t('token')}
        </Button>
      </div>
    </div>
  );
}
