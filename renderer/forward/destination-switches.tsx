import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Destination } from '../../shared/destinations.ts';
import { useWindow } from '../store/use-window.ts';
import { inBackground } from '../ui/failures.ts';

/** Two yes or no questions: whether what waited is sent by itself, and whether redirects are followed. */
export function DestinationSwitches({ destination }: { readonly destination: Destination }) {
  const { whenBack, followRedirects } = destination;
  return (
    <>
      <Switch
        destination={destination}
        name="whenBack"
        isOn={whenBack === 'send'}
        toChange={(isOn) => ({ whenBack: isOn ? 'send' : 'ask' })}
      />
      <Switch
        destination={destination}
        name="redirects"
        isOn={followRedirects}
        toChange={(isOn) => ({ followRedirects: isOn })}
      />
    </>
  );
}

interface SwitchProps {
  readonly destination: Destination;
  readonly name: 'whenBack' | 'redirects';
  readonly isOn: boolean;
  readonly toChange: (isOn: boolean) => Partial<Destination>;
}

function Switch({ destination, name, isOn, toChange }: SwitchProps) {
  const { t } = useTranslation('destinations');
  const edit = useWindow((state) => state.editDestinations);
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id}>{t(`switch.${name}`)}</label>
      <div className="setting-value">
        <input
          id={id}
          type="checkbox"
          checked={isOn}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            const change = toChange(event.target.checked);
            inBackground(
              edit((all) =>
                all.map((one) => (one.id === destination.id ? { ...one, ...change } : one)),
              ),
            );
          }}
        />
        <p id={`${id}-hint`} className="setting-hint setting-hint-beside">
          {t(`switch.${name}Hint`)}
        </p>
      </div>
    </div>
  );
}
