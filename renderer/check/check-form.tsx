import { Play, Square } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckStartFault } from '../../shared/check.ts';
import type { CheckRequest } from '../../shared/contract/arguments.ts';
import { bridge } from '../bridge.ts';
import { withScheme } from '../forward/typed-url.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { inBackground } from '../ui/failures.ts';
import { Notice } from '../ui/notice.tsx';
import '../ui/input.css';

/** Where the messages are counted that leave the user's server, when they are. */
const gatewayPort = 4999;

/** Which server is checked, who signs, and whether the messages that leave it are counted. */
export function CheckForm() {
  const { t } = useTranslation('check');
  const last = useWindow((state) => state.lastCheck);
  const destination = useWindow((state) => state.inspector?.settings.destinations[0]?.url);
  const keys = useWindow((state) => state.inspector?.keys) ?? [];
  const isRunning = useWindow((state) => state.checkRun?.state.is === 'running');
  const start = useWindow((state) => state.startCheck);
  const openSettings = useWindow((state) => state.openSettings);
  const signing = keys.filter(({ canSign }) => canSign);
  const [request, setRequest] = useState<CheckRequest>(
    last ?? {
      url: destination ?? '',
      signWith: signing.at(-1)?.fingerprint ?? null,
      names: null,
      gatewayPort: null,
    },
  );
  const [fault, setFault] = useState<CheckStartFault | null>(null);
  const id = useId();

  async function begin() {
    const url = withScheme(request.url);
    const started = await start({ ...request, url, names: null });
    setFault(started.ok || started.fault === 'declined' ? null : started.fault);
  }

  return (
    <form
      className="check-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isRunning) inBackground(begin());
      }}
    >
      <div className="check-address">
        <label htmlFor={id}>{t('address')}</label>
        <input
          id={id}
          className="input"
          data-focus-first
          inputMode="url"
          spellCheck={false}
          autoComplete="off"
          placeholder="http://localhost:3000/webhook"
          value={request.url}
          onChange={(event) => setRequest({ ...request, url: event.target.value })}
        />
        {isRunning ? (
          <Button icon={Square} onClick={() => inBackground(bridge.call('check.stop'))}>
            {t('stop')}
          </Button>
        ) : (
          <Button type="submit" variant="primary" icon={Play}>
            {t('start')}
          </Button>
        )}
      </div>
      <div className="check-options">
        <label htmlFor={`${id}-key`}>{t('signature')}</label>
        <select
          id={`${id}-key`}
          className="input"
          value={request.signWith ?? ''}
          onChange={({ target: { value } }) =>
            setRequest({ ...request, signWith: value === '' ? null : value })
          }
        >
          {signing.map(({ fingerprint, name }) => (
            <option key={fingerprint} value={fingerprint}>
              {t('signedWith', { name })}
            </option>
          ))}
          <option value="">{t('unsigned')}</option>
        </select>
        <Button variant="quiet" onClick={() => openSettings('testKeys')}>
          {t('keys')}
        </Button>
        <label className="check-gateway">
          <input
            type="checkbox"
            checked={request.gatewayPort !== null}
            onChange={({ target: { checked } }) =>
              setRequest({ ...request, gatewayPort: checked ? gatewayPort : null })
            }
          />
          {t('gateway', { url: `http://127.0.0.1:${gatewayPort}` })}
        </label>
      </div>
      {fault !== null && (
        <Notice severity="error">{t(`refused.${fault}`, { port: String(gatewayPort) })}</Notice>
      )}
    </form>
  );
}
