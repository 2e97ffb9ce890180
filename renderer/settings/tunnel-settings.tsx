import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { tunnelKinds, type Settings } from '../../shared/settings.ts';
import { useWindow } from '../store/use-window.ts';
import { SettingField } from './setting-field.tsx';

/** Where the public address comes from. Another choice takes effect at once. */
export function TunnelSettings({ tunnel }: { readonly tunnel: Settings['tunnel'] }) {
  const { t } = useTranslation('tunnel');
  const changeSettings = useWindow((state) => state.changeSettings);
  const id = useId();
  return (
    <>
      <div className="setting" role="radiogroup" aria-labelledby={id}>
        <span id={id}>{t('kind.name')}</span>
        <div className="setting-choices">
          {tunnelKinds.map((kind) => (
            <label key={kind} className="setting-choice">
              <input
                type="radio"
                name={id}
                checked={tunnel.kind === kind}
                aria-describedby={`${id}-${kind}`}
                onChange={() => void changeSettings({ tunnel: { kind } })}
              />
              <span>{t(`kind.${kind}.name`)}</span>
              <span id={`${id}-${kind}`} className="setting-hint">
                {t(`kind.${kind}.hint`)}
              </span>
            </label>
          ))}
        </div>
      </div>
      {tunnel.kind === 'localtunnel' && (
        <>
          <SettingField
            name="host"
            value={tunnel.host}
            toChange={(host) => ({ tunnel: { host } })}
          />
          <SettingField
            name="subdomain"
            value={tunnel.subdomain ?? ''}
            toChange={(name) => ({ tunnel: { subdomain: name === '' ? null : name } })}
          />
        </>
      )}
      {tunnel.kind === 'address' && (
        <SettingField
          name="address"
          value={tunnel.address ?? ''}
          toChange={(address) => ({ tunnel: { address: address === '' ? null : address } })}
        />
      )}
    </>
  );
}
