import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  recommend,
  fixedAddressKinds,
  type ProgramOnMachine,
  type FixedAddressKind,
} from '../../../shared/fixed-address.ts';
import { tunnelKind } from '../../../shared/tunnel.ts';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { TunnelKindFacts } from '../../ui/tunnel-kind-facts.tsx';
import { fieldsOf, type WizardDraft, type WizardField } from './draft.ts';
import { ProgramStatus } from './program-status.tsx';

interface WizardFormProps {
  readonly programs: readonly ProgramOnMachine[];
  readonly kind: FixedAddressKind;
  readonly draft: WizardDraft;
  readonly onKind: (kind: FixedAddressKind) => void;
  readonly onDraft: (draft: WizardDraft) => void;
}

/** The ways to an address that stays, and what the chosen one needs to know. */
export function WizardForm({ programs, kind: chosen, draft, onKind, onDraft }: WizardFormProps) {
  const { t } = useTranslation(['wizard', 'tunnel']);
  const openSettings = useWindow((state) => state.openSettings);
  const id = useId();
  const recommended = recommend(programs);
  return (
    <fieldset className="wizard-kinds">
      <legend>{t('how')}</legend>
      {fixedAddressKinds.map((kind) => (
        <div key={kind} className="wizard-kind">
          <input
            id={`${id}-${kind}`}
            type="radio"
            name={id}
            checked={chosen === kind}
            aria-describedby={`${id}-${kind}-facts`}
            onChange={() => onKind(kind)}
          />
          <label htmlFor={`${id}-${kind}`}>{t(`tunnel:kind.${kind}.name`)}</label>
          <div id={`${id}-${kind}-facts`} className="wizard-facts">
            {recommended.kind === kind && (
              <p className="wizard-recommended">
                {t(`recommended.${recommended.why}`, { program: tunnelKind(kind).program ?? '' })}
              </p>
            )}
            <p>
              {t(`tunnel:kind.${kind}.hint`)} <TunnelKindFacts kind={kind} />
            </p>
          </div>
          {chosen === kind && (
            <div className="wizard-needs">
              <ProgramStatus kind={kind} programs={programs} />
              {fieldsOf[kind].map((field) => (
                <Field
                  key={field}
                  name={field}
                  isOptional={kind === 'ngrok'}
                  value={draft[field]}
                  onChange={(text) => onDraft({ ...draft, [field]: text })}
                />
              ))}
              {kind === 'ssh' && (
                <p className="wizard-status">
                  {t('ssh')}{' '}
                  <Button onClick={() => openSettings('tunnel')}>{t('toSettings')}</Button>
                </p>
              )}
            </div>
          )}
        </div>
      ))}
    </fieldset>
  );
}

interface FieldProps {
  readonly name: WizardField;
  /** An empty domain is the one of the account. */
  readonly isOptional: boolean;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function Field({ name, isOptional, value, onChange }: FieldProps): ReactNode {
  const { t } = useTranslation(['settings', 'wizard']);
  const id = useId();
  return (
    <div className="wizard-field">
      <label htmlFor={id}>{t(`label.${name}`)}</label>
      <input
        id={id}
        className="input"
        spellCheck={false}
        autoComplete="off"
        maxLength={2_000}
        aria-describedby={`${id}-hint`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-hint`} className="wizard-hint">
        {isOptional && name === 'domain' ? t('wizard:hint.domain') : t(`hint.${name}`)}
      </p>
    </div>
  );
}
