import { KeyRound } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SampleRequest } from '../../../shared/contract/arguments.ts';
import { sampleDeliveries } from '../../../shared/sample.ts';
import { bridge } from '../../bridge.ts';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { inBackground } from '../../ui/failures.ts';

interface SampleOptionFieldsProps {
  readonly request: SampleRequest;
  readonly onChange: (request: SampleRequest) => void;
}

/** The choices of the signature besides the keys. No fingerprint is called so. */
const unsigned = 'unsigned';
const wrong = 'wrong';

/** How a sample is sent: its signature, how often, and whether its body is whole. */
export function SampleOptionFields({ request, onChange }: SampleOptionFieldsProps) {
  const { t } = useTranslation('samples');
  const ids = { signature: useId(), delivery: useId() };
  const keys = useWindow((state) => state.inspector?.keys ?? null);
  const signing = keys?.filter(({ canSign }) => canSign) ?? [];
  const newest = signing.at(-1)?.fingerprint ?? unsigned;
  const { signWith, delivery = 'once', fault = null } = request;
  const signature =
    fault === 'signature' ? wrong : (signWith ?? (signWith === null ? unsigned : newest));

  function sign(choice: string) {
    onChange({
      ...request,
      signWith: choice === unsigned || choice === wrong ? null : choice,
      fault: choice === wrong ? 'signature' : fault === 'signature' ? null : fault,
    });
  }

  return (
    <>
      <div className="samples-field">
        <label htmlFor={ids.signature}>{t('signature.label')}</label>
        <div className="samples-control">
          <select
            id={ids.signature}
            className="input"
            value={signature}
            onChange={(event) => sign(event.target.value)}
          >
            {signing.map(({ fingerprint, name }) => (
              <option key={fingerprint} value={fingerprint}>
                {t('signature.with', { name })}
              </option>
            ))}
            <option value={unsigned}>{t('signature.unsigned')}</option>
            <option value={wrong}>{t('signature.wrong')}</option>
          </select>
          {keys !== null && signing.length === 0 && <MakeKey onMade={(made) => sign(made)} />}
        </div>
      </div>
      <div className="samples-field">
        <label htmlFor={ids.delivery}>{t('delivery.label')}</label>
        <div className="samples-control">
          <select
            id={ids.delivery}
            className="input"
            value={delivery}
            onChange={(event) => {
              const chosen = sampleDeliveries.find((one) => one === event.target.value);
              onChange({ ...request, delivery: chosen });
            }}
          >
            {sampleDeliveries.map((one) => (
              <option key={one} value={one}>
                {t(`delivery.${one}`)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <div className="samples-field">
        <span>{t('body.label')}</span>
        <label className="samples-check">
          <input
            type="checkbox"
            checked={fault === 'json'}
            disabled={fault === 'signature'}
            onChange={(event) =>
              onChange({ ...request, fault: event.target.checked ? 'json' : null })
            }
          />
          {t('body.cut')}
        </label>
      </div>
    </>
  );
}

/** Makes the first test key, with a name of its own. */
function MakeKey({ onMade }: { readonly onMade: (fingerprint: string) => void }) {
  const { t } = useTranslation('samples');
  const [refusal, setRefusal] = useState<string | null>(null);

  async function make() {
    const made = await bridge.call('keys.make', { name: t('signature.newName') });
    if (made.ok) onMade(made.value.fingerprint);
    else setRefusal(t('signature.notMade', { detail: made.detail }));
  }

  return (
    <>
      <p className="samples-note">{refusal ?? t('signature.noKey')}</p>
      <Button icon={KeyRound} onClick={() => inBackground(make())}>
        {t('signature.make')}
      </Button>
    </>
  );
}
