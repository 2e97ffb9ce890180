import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useStoredChoice } from '../../ui/use-stored-choice.ts';
import { callForms, CrmCallView } from './next-call-view.tsx';
import { useCall } from '../use-call.ts';
import './next.css';

/** The calls that the provider owes the CRM for this message, ready to be copied. Nothing is called from here. */
export function NextTab({ id }: { readonly id: number }) {
  const { t } = useTranslation('next');
  const { t: common } = useTranslation('detail');
  const { loaded, again } = useCall('request.crmCalls', { id });
  const [form, setForm] = useStoredChoice('callForm', callForms, 'curl');
  if (loaded.is === 'loading') return <p className="detail-loading">{common('loading')}</p>;
  if (loaded.is === 'failed') {
    return (
      <EmptyState
        title={common('failed.title')}
        action={<Button onClick={again}>{common('failed.again')}</Button>}
      />
    );
  }
  const calls = loaded.value ?? [];
  const [first] = calls;
  if (first === undefined) {
    return <EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>;
  }
  return (
    <div className="next">
      <div className="next-head">
        <p className="selectable">
          {t('intro')}{' '}
          <span className="detail-muted">
            {t('facts', { scope: first.scope, version: first.version })}
          </span>
        </p>
        <Segmented
          label={t('form.label')}
          options={callForms.map((value) => ({ value, label: t(`form.${value}`) }))}
          value={form}
          onChange={setForm}
        />
      </div>
      <ol className="next-calls">
        {calls.map((call, index) => (
          <li key={call.name}>
            <CrmCallView call={call} form={form} open={index === 0} />
          </li>
        ))}
      </ol>
    </div>
  );
}
