import { useTranslation } from 'react-i18next';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useStoredChoice } from '../../ui/use-stored-choice.ts';
import type { CrmCall } from '../../../shared/crm-call.ts';
import { Loaded } from '../shared/loaded.tsx';
import { useCall } from '../shared/use-call.ts';
import { callForms, CrmCallView } from './crm-call-view.tsx';
import './crm-calls.css';

/** The calls that report the message's status to the CRM, ready to be copied. The app itself makes none of them. */
export function CrmCallsTab({ id }: { readonly id: number }) {
  const call = useCall('request.crmCalls', { id });
  return <Loaded call={call}>{(calls) => <CrmCalls calls={calls} />}</Loaded>;
}

function CrmCalls({ calls }: { readonly calls: readonly CrmCall[] }) {
  const { t } = useTranslation('crm-calls');
  const openDialog = useWindow((state) => state.openDialog);
  const [form, setForm] = useStoredChoice('callForm', callForms, 'curl');
  const [first] = calls;
  if (first === undefined) return <EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>;
  return (
    <div className="crm-calls">
      <div className="crm-calls-head">
        <div className="crm-calls-intro">
          <p className="selectable">
            {t(first.scope === null ? 'introInstall' : 'intro')}{' '}
            <span className="detail-muted">
              {first.scope === null
                ? t('factsInstall', { version: first.version })
                : t('facts', { scope: first.scope, version: first.version })}
            </span>
          </p>
          <Button onClick={() => openDialog('token')}>{t('token')}</Button>
        </div>
        <Segmented
          label={t('form.label')}
          options={callForms.map((value) => ({ value, label: t(`form.${value}`) }))}
          value={form}
          onChange={setForm}
        />
      </div>
      <ol className="crm-calls-list">
        {calls.map((call, index) => (
          <li key={call.name}>
            <CrmCallView call={call} form={form} isOpen={index === 0} />
          </li>
        ))}
      </ol>
    </div>
  );
}
