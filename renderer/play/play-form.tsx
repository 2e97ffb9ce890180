import { Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bounds } from '../../shared/bounds.ts';
import type { PlayRequest, RequestScope } from '../../shared/contract/arguments.ts';
import { playSpeeds, type PlayStarted } from '../../shared/play.ts';
import type { SampleName } from '../../shared/sample.ts';
import { AsNewField } from '../forward/as-new-field.tsx';
import { SigningField } from '../forward/signing-field.tsx';
import { TargetField } from '../forward/target-field.tsx';
import { firstInput, targetOf } from '../forward/target-input.ts';
import { useSendRefusal } from '../forward/use-send-refusal.ts';
import { parseWholeNumber } from '../settings/parse-number.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { inBackground } from '../ui/failures.ts';
import { formatNumber } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { MannerField } from './manner-field.tsx';
import { ClockField, SpeedField } from './pace-fields.tsx';
import { gatewayPort, WhatField, type WhatInput } from './what-field.tsx';
import '../ui/input.css';
import '../settings/settings.css';
import '../forward/sending.css';

type PlayOptions = PlayRequest['options'];

const usual: Pick<PlayOptions, 'manner' | 'clock' | 'speed' | 'asNew'> = {
  manner: 'in-order',
  clock: 'help-centre',
  speed: playSpeeds.usual,
  asNew: false,
};

interface PlayFormProps {
  readonly scope: RequestScope | null;
  readonly sample: SampleName | null;
  readonly onClose: () => void;
}

/** What is played, to whom, and how. */
export function PlayForm({ scope, sample, onClose }: PlayFormProps) {
  const { t, i18n } = useTranslation(['play', 'sending']);
  const lastTarget = useWindow((state) => state.lastTarget);
  const lastUrl = useWindow((state) => state.sentUrls[0] ?? '');
  const destinations = useWindow((state) => state.inspector?.settings.destinations);
  const newestKey = useWindow(
    (state) => state.inspector?.keys?.findLast(({ canSign }) => canSign)?.fingerprint ?? null,
  );
  const last = useWindow((state) => state.lastPlay);
  const startPlay = useWindow((state) => state.startPlay);
  const refusalOf = useRefusal();
  const [what, setWhat] = useState<WhatInput>({
    is: sample === null ? 'chosen' : 'sample',
    sample: sample ?? 'sms',
    count: '1',
    isCounted: false,
  });
  const [target, setTarget] = useState(() => firstInput(lastTarget, destinations ?? [], lastUrl));
  const [isTargetAsked] = useState(() => targetOf(target) === null);
  /** `undefined` until the user chooses: a sample is then signed, and a captured request stays as it is. */
  const [chosenKey, setChosenKey] = useState<string | null | undefined>(undefined);
  const [options, setOptions] = useState({ ...usual, ...last });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isStarting, setIsStarting] = useState(false);
  const isSample = what.is === 'sample';
  const signWith = chosenKey === undefined ? (isSample ? newestKey : null) : chosenKey;
  const unsigned = t(options.asNew ? 'sending:sign.leftOut' : 'sending:sign.asItWas');

  async function start() {
    const to = targetOf(target);
    if (to === null) return setRefusal(t('sending:refused.noTarget'));
    const most = bounds.playedMessages.entries;
    const count = parseWholeNumber(what.count);
    if (isSample && (count === null || count < 1 || count > most))
      return setRefusal(t('refused.count', { most: formatNumber(most, i18n.language) }));
    setRefusal(null);
    setIsStarting(true);
    try {
      const { manner, clock, speed } = options;
      const asNew = !isSample && options.asNew;
      const started = await startPlay({
        what:
          isSample || scope === null
            ? {
                sample: what.sample,
                count: count ?? 1,
                gatewayPort: what.isCounted ? gatewayPort : null,
              }
            : { scope },
        target: to,
        options: { signWith, asNew, manner, clock, speed },
      });
      if (!started.ok) setRefusal(refusalOf(started));
    } finally {
      setIsStarting(false);
    }
  }

  return (
    <form
      className="settings"
      onSubmit={(event) => {
        event.preventDefault();
        inBackground(start());
      }}
    >
      <p className="play-intro">{t('intro')}</p>
      <WhatField scope={scope} value={what} onChange={setWhat} />
      <TargetField value={target} isFirst={isTargetAsked} onChange={setTarget} />
      <SigningField
        value={signWith}
        onChange={setChosenKey}
        unsigned={isSample ? t('sign.unsigned') : unsigned}
      />
      {!isSample && (
        <AsNewField value={options.asNew} onChange={(asNew) => setOptions({ ...options, asNew })} />
      )}
      <MannerField
        value={options.manner}
        onChange={(manner) => setOptions({ ...options, manner })}
      />
      <ClockField value={options.clock} onChange={(clock) => setOptions({ ...options, clock })} />
      {options.clock !== null && (
        <SpeedField value={options.speed} onChange={(speed) => setOptions({ ...options, speed })} />
      )}
      {refusal !== null && <Notice severity="error">{refusal}</Notice>}
      <div className="sending-actions play-actions">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button
          type="submit"
          {...(!isTargetAsked && { 'data-focus-first': true })}
          variant="primary"
          icon={Play}
          disabled={isStarting}
        >
          {t('start')}
        </Button>
      </div>
    </form>
  );
}

/** Why a play did not begin, in a sentence; `null` when the user declined. */
function useRefusal(): (refused: Extract<PlayStarted, { ok: false }>) => string | null {
  const { t, i18n } = useTranslation('play');
  const sendRefusal = useSendRefusal();
  return ({ fault, detail }) => {
    if (fault === 'too-long')
      return t('refused.too-long', {
        most: formatNumber(bounds.playedMessages.entries, i18n.language),
      });
    if (fault === 'no-port') return t('refused.no-port', { port: String(gatewayPort) });
    return fault === 'too-many' ? t('refused.too-many') : sendRefusal({ ok: false, fault, detail });
  };
}
