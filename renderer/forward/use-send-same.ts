import { useTranslation } from 'react-i18next';
import type { Dispatch, SendTarget } from '../../shared/dispatches.ts';
import { bridge } from '../bridge.ts';
import { asItWas } from '../store/sending-slice.ts';
import { useWindow } from '../store/use-window.ts';

/**
 * Sends what a dispatch sent to the same server: made in the same way from the capture, or, when it was edited or went to
 * a URL, just as it was.
 *
 * @throws when what was sent is not here any more.
 */
export function useSendSame(): (dispatch: Dispatch) => Promise<unknown> {
  const { t } = useTranslation('dispatches');
  const sendAgain = useWindow((state) => state.sendAgain);
  const sendEdited = useWindow((state) => state.sendEdited);
  const keys = useWindow((state) => state.inspector?.keys ?? null);
  return async (dispatch) => {
    const { requestId, destination, changes, url } = dispatch;
    const signer = keys?.find(({ name, canSign }) => canSign && name === changes.signedWith);
    const signWith = signer?.fingerprint ?? null;
    if (!changes.isEdited && destination !== null && requestId !== null) {
      const target: SendTarget = { destination: destination.id };
      return sendAgain({ ids: [requestId] }, target, {
        ...asItWas,
        signWith,
        asNew: changes.isNew,
      });
    }
    const from = { dispatch: dispatch.id };
    const draft = await bridge.call('draft.of', from);
    if (draft === null) throw new Error(t('sent.gone'));
    const { method, headers, body } = draft;
    return sendEdited({
      target: { url: draft.url ?? url },
      request: { method, path: '', headers, body },
      from,
      signWith,
    });
  };
}
