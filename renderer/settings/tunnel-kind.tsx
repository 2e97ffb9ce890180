import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/settings.ts';
import { tunnelKindNames } from '../../shared/tunnel.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { inBackground } from '../ui/failures.ts';
import { TunnelKindFacts } from '../ui/tunnel-kind-facts.tsx';

/** The kind of tunnel. A change takes effect at once. */
export function TunnelKindChoice({ settings }: { readonly settings: Settings }) {
  const { tunnel } = settings;
  const { t } = useTranslation(['tunnel', 'settings', 'wizard']);
  const changeSettings = useWindow((state) => state.changeSettings);
  const openDialog = useWindow((state) => state.openDialog);
  const id = useId();
  return (
    <div className="setting setting-whole" role="radiogroup" aria-labelledby={id}>
      <span id={id}>{t('settings:label.tunnel')}</span>
      <div className="setting-choices">
        {tunnelKindNames.map((kind) => (
          <div key={kind} className="setting-choice">
            <input
              id={`${id}-${kind}`}
              type="radio"
              name={id}
              checked={tunnel.kind === kind}
              aria-describedby={`${id}-${kind}-hint`}
              onChange={() => inBackground(changeSettings({ tunnel: { kind } }))}
            />
            <label htmlFor={`${id}-${kind}`}>{t(`kind.${kind}.name`)}</label>
            <span id={`${id}-${kind}-hint`} className="setting-hint">
              {t(`kind.${kind}.hint`)} <TunnelKindFacts kind={kind} />
            </span>
          </div>
        ))}
        <div>
          <Button onClick={() => openDialog('address-wizard')}>{t('wizard:open')}</Button>
        </div>
      </div>
    </div>
  );
}
