import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CrmDraft } from '../../../shared/contract/arguments.ts';
import type { CrmRefusal, CrmSent, CrmToken } from '../../../shared/crm-api.ts';
import type { CrmCall } from '../../../shared/crm-call.ts';
import { bridge } from '../../bridge.ts';
import { useWindow } from '../../store/use-window.ts';
import { useResultTexts } from '../../ui/dispatch-outcome.ts';
import { inBackground } from '../../ui/failures.ts';
import { useSentences } from '../../ui/use-sentences.ts';

export interface SendCallOptions {
  readonly call: CrmCall;
  readonly draft: CrmDraft;
  /** The token that it is sent with; `null` when there is none yet. */
  readonly tokenKey: string | null;
  readonly triesAgain: boolean;
  /** Asks for a token, then goes on with it. */
  readonly onAskToken: (then: (key: string) => void) => void;
  /** Tells screen readers the outcome. */
  readonly onSaid: (sentence: string) => void;
  /** It has ended, in whatever way. */
  readonly onEnd: () => void;
}

/** What a call waits for before it is sent, and why it was not. */
export type CallWait =
  | { readonly is: 'nothing' }
  /** The schema says that it is wrong; the user may send it all the same. */
  | { readonly is: 'problems' }
  | { readonly is: 'client-secret'; readonly tokenKey: string | null }
  | { readonly is: 'answer' }
  | { readonly is: 'refused'; readonly refusal: CrmRefusal }
  /** The answer brought a token, which is used like a pasted one. */
  | { readonly is: 'token-taken'; readonly token: CrmToken };

export interface SendCall {
  readonly wait: CallWait;
  /** Checks the call, asks for what is missing, and sends it. */
  readonly begin: () => Promise<void>;
  /** Sends it although something in it is wrong. */
  readonly sendAnyway: () => Promise<void>;
  readonly giveClientSecret: (secret: string) => Promise<void>;
  readonly dismiss: () => void;
}

/** The way of a call from the button to its outcome. */
export function useSendCall(options: SendCallOptions): SendCall {
  const { call, draft, tokenKey, triesAgain, onAskToken, onSaid, onEnd } = options;
  const { t } = useTranslation('crm-calls');
  const outcomeOf = useOutcomeText();
  const callCrm = useWindow((state) => state.callCrm);
  const [wait, setWait] = useState<CallWait>({ is: 'nothing' });
  /** Two quick clicks send once: the state is only known when it is drawn. */
  const isBusy = useRef(false);

  async function send(token: string | null, secret: string | null) {
    if (isBusy.current) return;
    isBusy.current = true;
    setWait({ is: 'answer' });
    onSaid(t('said.sending', { call: t(`call.${call.name}`, { defaultValue: call.name }) }));
    try {
      const { sent, taken } = await callCrm({ ...draft, token, secret, triesAgain });
      if (taken !== null) setWait({ is: 'token-taken', token: taken });
      else if (sent.ok || sent.fault === 'declined') setWait({ is: 'nothing' });
      else setWait({ is: 'refused', refusal: sent.fault });
      onSaid(outcomeOf(call, sent));
    } catch (error) {
      setWait({ is: 'nothing' });
      throw error;
    } finally {
      isBusy.current = false;
      onEnd();
    }
  }

  async function withToken(token: string | null) {
    if (call.secret === null) return send(token, null);
    return setWait({ is: 'client-secret', tokenKey: token });
  }

  async function sendAnyway() {
    setWait({ is: 'nothing' });
    if (call.scope === null) return withToken(null);
    if (tokenKey !== null) return withToken(tokenKey);
    return onAskToken((key) => inBackground(withToken(key)));
  }

  return {
    wait,
    async begin() {
      if (isBusy.current) return;
      const problems = await bridge.call('crm.check', draft);
      if (problems.some(({ severity }) => severity === 'error')) setWait({ is: 'problems' });
      else await sendAnyway();
    },
    sendAnyway,
    giveClientSecret: (secret) => send(wait.is === 'client-secret' ? wait.tokenKey : null, secret),
    dismiss: () => setWait({ is: 'nothing' }),
  };
}

/** The outcome of a call, in a sentence. */
function useOutcomeText(): (call: CrmCall, sent: CrmSent) => string {
  const { t } = useTranslation('crm-calls');
  const { resultLong } = useResultTexts();
  const sentence = useSentences('answer-meanings');
  return ({ name }, sent) => {
    const call = t(`call.${name}`, { defaultValue: name });
    if (!sent.ok) return t(`refused.${sent.fault}`);
    const { outcome, meanings } = sent.value;
    if (outcome.is === 'failed')
      return t('said.failed', { call, why: t(`fault.${outcome.fault}`) });
    const [meaning] = meanings;
    return t('said.answered', {
      call,
      result: resultLong(outcome.status),
      meaning: meaning === undefined ? '' : sentence(meaning.code, meaning.message, meaning.values),
    });
  };
}
