import type { DeliveryAddress } from '../../shared/contract/control-calls.ts';
import type { Notifications } from './notifications.ts';
import type { NativeTexts } from './texts.ts';

interface AddressNoticeDependencies {
  readonly notify: Notifications['notify'];
  /** Tells the inspector that the CRM gets the present address. */
  readonly acceptAddress: () => Promise<void>;
  readonly writeClipboard: (text: string) => void;
  readonly texts: NativeTexts;
}

export interface AddressNotice {
  /** To be called with each state of the Delivery URL. */
  readonly changed: (address: DeliveryAddress) => void;
  /** To be called with each text that the window copies. */
  readonly copied: (text: string) => void;
}

/** Notifies the user once of each Delivery URL that the CRM does not have yet. A click copies it. */
export function createAddressNotice({
  notify,
  acceptAddress,
  writeClipboard,
  texts,
}: AddressNoticeDependencies): AddressNotice {
  let current: DeliveryAddress = { url: null, movedFrom: null };
  let told: string | null = null;

  function copied(text: string): void {
    // Without an inspector the call rejects, and the strip in the window stays.
    if (text === current.url) void acceptAddress().catch(() => undefined);
  }

  return {
    copied,
    changed: (address) => {
      current = address;
      const { url, movedFrom } = address;
      if (url === null || movedFrom === null || told === url) return;
      told = url;
      const { title, body } = texts.notifications.of.addressChanged;
      notify({
        kind: 'addressChanged',
        title,
        body: body.replace('{what}', new URL(url).host),
        onClick: () => {
          // The newest one, also when it changed again meanwhile.
          const newest = current.url ?? url;
          writeClipboard(newest);
          copied(newest);
        },
      });
    },
  };
}
