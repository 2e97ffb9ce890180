import { useTranslation } from 'react-i18next';
import type { InspectorState } from '../../shared/state.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { SenderText } from '../ui/sender-text.tsx';

/** The address to paste into the CRM; without a tunnel, the local address. */
export function DeliveryAddress({ state }: { readonly state: InspectorState | null }) {
  const { t } = useTranslation();
  const delivery = state?.deliveryUrl ?? null;
  const local = state?.listener.is === 'listening' ? state.listener.localUrl : null;
  const url = delivery ?? local;
  if (url === null)
    return <p className="address-none">{t(state ? 'address.none' : 'address.starting')}</p>;
  return (
    <div className="address-url">
      <code
        className="selectable"
        title={delivery ? t('address.deliveryHint') : t('address.localOnlyHint')}
      >
        <SenderText text={url} />
      </code>
      <CopyButton
        text={url}
        label={t(delivery ? 'address.copyDelivery' : 'address.copyLocal')}
        caption={t('address.copy')}
        variant={delivery ? 'primary' : 'plain'}
      />
    </div>
  );
}
