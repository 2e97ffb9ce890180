import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CrmCall } from '../../../shared/crm-call.ts';
import type { Verdict } from '../../../shared/signature.ts';
import type { TokenTarget } from '../../../shared/token/token.ts';
import { bridge } from '../../bridge.ts';
import { useWindow } from '../../store/use-window.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useStoredChoice } from '../../ui/use-stored-choice.ts';
import { Loaded } from '../shared/loaded.tsx';
import { useCall } from '../shared/use-call.ts';
import { callForms } from './call-form.ts';
import { CrmCallView } from './crm-call-view.tsx';
import { CrmCallsHead } from './crm-calls-head.tsx';
import { GiveTokenDialog } from './give-token-dialog.tsx';
import { useToken } from './use-token.ts';
import './crm-calls.css';

interface CrmCallsTabProps {
  readonly id: number;
  /** What the request names that a token must fit. */
  readonly target: TokenTarget;
  /** Of the request's signature. */
  readonly verdict: Verdict | null;
}

/** The calls that report to the CRM about the message: to be copied, or sent from here with the user's token. */
export function CrmCallsTab({ id, target, verdict }: CrmCallsTabProps) {
  const { t } = useTranslation('crm-calls');
  const call = useCall('request.crmCalls', { id });
  return (
    <Loaded call={call}>
      {(calls) =>
        calls[0] === undefined ? (
          <EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>
        ) : (
          <CrmCalls id={id} calls={calls} first={calls[0]} target={target} verdict={verdict} />
        )
      }
    </Loaded>
  );
}

interface CrmCallsProps extends CrmCallsTabProps {
  readonly calls: readonly CrmCall[];
  readonly first: CrmCall;
}

const triesAgainChoices = ['once', 'again'] as const;

function CrmCalls({ id, calls, first, target, verdict }: CrmCallsProps) {
  const { t } = useTranslation('crm-calls');
  const runs = useWindow((state) => state.crmRuns);
  const { state, reload } = useCall('crm.answers', { id });
  useEffect(() => bridge.on('crm.changed', reload), [reload]);
  const [form, setForm] = useStoredChoice('callForm', callForms, 'curl');
  const [tries, setTries] = useStoredChoice('callTries', triesAgainChoices, 'once');
  const { token, storage } = useToken(target.locationId);
  /** The call that waits for a token; `null` inside when the user only gives one. */
  const [asked, setAsked] = useState<{ readonly goOn: ((key: string) => void) | null } | null>(
    null,
  );
  const [said, setSaid] = useState('');
  const answers = state.is === 'loaded' ? state.value : [];
  return (
    <div className="crm-calls">
      <CrmCallsHead
        first={first}
        token={token}
        target={target}
        verdict={verdict}
        form={form}
        onForm={setForm}
        triesAgain={tries === 'again'}
        onTriesAgain={(again) => setTries(again ? 'again' : 'once')}
        onGiveToken={() => setAsked({ goOn: null })}
        onSaid={setSaid}
      />
      <p className="visually-hidden" role="status">
        {said}
      </p>
      <ol className="crm-calls-list" aria-label={t('list')}>
        {calls.map((call, index) => (
          <li key={call.name}>
            <CrmCallView
              id={id}
              call={call}
              form={form}
              isOpenAtFirst={index === 0}
              tokenKey={token?.key ?? null}
              triesAgain={tries === 'again'}
              answers={answers.filter(({ name }) => name === call.name)}
              run={runs.find((one) => one.requestId === id && one.name === call.name) ?? null}
              onAskToken={(goOn) => setAsked({ goOn })}
              onSaid={setSaid}
            />
          </li>
        ))}
      </ol>
      {asked !== null && (
        <GiveTokenDialog
          target={target}
          storage={storage}
          isSending={asked.goOn !== null}
          onGiven={(key) => {
            setAsked(null);
            asked.goOn?.(key);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}
