import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestScope } from '../../shared/contract/arguments.ts';
import { countOfScope } from '../store/many.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { inBackground } from '../ui/failures.ts';
import { formatNumber } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { AsNewField } from './as-new-field.tsx';
import { defaultPace, paceOptions, type PaceInput } from './pace-input.ts';
import { PaceFields } from './pace-fields.tsx';
import { ScopeField, type ScopeName } from './scope-field.tsx';
import { SigningField } from './signing-field.tsx';
import { TargetField } from './target-field.tsx';
import { firstInput, targetOf } from './target-input.ts';
import { useSendRefusal } from './use-send-refusal.ts';
import '../ui/input.css';
import '../settings/settings.css';
import './sending.css';

interface SendAgainDialogProps {
  /** The chosen requests; `null` when there are none, and all that the filter shows are sent. */
  readonly scope: RequestScope | null;
  readonly onClose: () => void;
}

/** Asks what to send again, where to and how. It closes when sending begins: the list shows the progress. */
export function SendAgainDialog({ scope: given, onClose }: SendAgainDialogProps) {
  const { t, i18n } = useTranslation('sending');
  const lastTarget = useWindow((state) => state.lastTarget);
  const lastUrl = useWindow((state) => state.sentUrls[0] ?? '');
  const destinations = useWindow((state) => state.inspector?.settings.destinations);
  const filter = useWindow((state) => state.filter);
  const shownTotal = useWindow((state) => state.view.total);
  const sendAgain = useWindow((state) => state.sendAgain);
  const refusalOf = useSendRefusal();
  const [scopeName, setScopeName] = useState<ScopeName>(given === null ? 'shown' : 'chosen');
  const [target, setTarget] = useState(() => firstInput(lastTarget, destinations ?? [], lastUrl));
  // Enter sends again where it was sent last; without such a place, the address comes first.
  const [isTargetAsked] = useState(() => targetOf(target) === null);
  const [signWith, setSignWith] = useState<string | null>(null);
  const [asNew, setAsNew] = useState(false);
  const [pace, setPace] = useState<PaceInput>(defaultPace);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isStarting, setIsStarting] = useState(false);

  const many = useWindow((state) => state.many);
  const chosen = given === null ? 0 : (countOfScope(given, many) ?? shownTotal);
  const count = scopeName === 'chosen' ? chosen : shownTotal;

  async function send() {
    const to = targetOf(target);
    if (to === null) return setRefusal(t('refused.noTarget'));
    const paced = paceOptions(pace);
    if (!paced.ok) return setRefusal(t(`pace.invalid.${paced.fault}`));
    const scope = scopeName === 'chosen' && given !== null ? given : { filter };
    setRefusal(null);
    setIsStarting(true);
    try {
      const started = await sendAgain(scope, to, { signWith, asNew, ...paced.value });
      if (started.ok) onClose();
      else setRefusal(refusalOf(started));
    } finally {
      setIsStarting(false);
    }
  }

  return (
    <Dialog title={t('again.title')} onClose={onClose}>
      <form
        className="settings"
        onSubmit={(event) => {
          event.preventDefault();
          inBackground(send());
        }}
      >
        <ScopeField chosen={chosen} shown={shownTotal} value={scopeName} onChange={setScopeName} />
        <TargetField value={target} isFirst={isTargetAsked} onChange={setTarget} />
        <SigningField
          value={signWith}
          onChange={setSignWith}
          unsigned={t(asNew ? 'sign.leftOut' : 'sign.asItWas')}
        />
        <AsNewField value={asNew} onChange={setAsNew} />
        <PaceFields isOpen={count > 1} value={pace} onChange={setPace} />
        {refusal !== null && <Notice severity="error">{refusal}</Notice>}
        <div className="sending-actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="submit"
            {...(!isTargetAsked && { 'data-focus-first': true })}
            variant="primary"
            icon={Send}
            disabled={isStarting || count === 0}
          >
            {t('again.send', { count, shown: formatNumber(count, i18n.language) })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
