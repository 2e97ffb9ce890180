import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { bounds } from '../../shared/bounds.ts';
import type { RequestScope } from '../../shared/contract/arguments.ts';
import { sampleGroups, sampleNames, sampleOf, type SampleName } from '../../shared/sample.ts';
import { countOfScope } from '../store/many.ts';
import { useWindow } from '../store/use-window.ts';
import { formatNumber } from '../ui/format.ts';
import { useSentences } from '../ui/use-sentences.ts';

/** Where the messages are counted that leave the user's server, when they are. */
export const gatewayPort = 4999;

export interface WhatInput {
  readonly is: 'sample' | 'chosen';
  readonly sample: SampleName;
  /** As it is typed. */
  readonly count: string;
  /** Whether the messages that leave the server are counted. */
  readonly isCounted: boolean;
}

interface WhatFieldProps {
  readonly scope: RequestScope | null;
  readonly value: WhatInput;
  readonly onChange: (value: WhatInput) => void;
}

/** What is played: the requests that are selected, or a sample this many times. */
export function WhatField({ scope, value, onChange }: WhatFieldProps) {
  const { t, i18n } = useTranslation('play');
  const many = useWindow((state) => state.many);
  const id = useId();
  const count = scope === null ? 0 : countOfScope(scope, many);
  const chosen =
    count === null
      ? t('what.counting')
      : t('what.chosen', { count, shown: formatNumber(count, i18n.language) });
  return (
    <>
      {scope !== null && (
        <div className="setting" role="radiogroup" aria-labelledby={id}>
          <span id={id}>{t('what.label')}</span>
          <div className="setting-choices">
            {(['chosen', 'sample'] as const).map((is) => (
              <label key={is} className="sending-check">
                <input
                  type="radio"
                  name={id}
                  checked={value.is === is}
                  onChange={() => onChange({ ...value, is })}
                />
                <span>{is === 'chosen' ? chosen : t('what.sample')}</span>
              </label>
            ))}
          </div>
        </div>
      )}
      {value.is === 'sample' && <SampleFields value={value} onChange={onChange} />}
    </>
  );
}

function SampleFields({ value, onChange }: Omit<WhatFieldProps, 'scope'>) {
  const { t, i18n } = useTranslation(['play', 'samples']);
  const sentence = useSentences('sample-texts');
  const id = useId();
  const most = formatNumber(bounds.playedMessages.entries, i18n.language);
  return (
    <>
      <div className="setting">
        <label htmlFor={id}>{t('what.sampleName')}</label>
        <select
          id={id}
          className="input"
          value={value.sample}
          onChange={({ target }) => {
            const sample = sampleNames.find((name) => name === target.value);
            if (sample !== undefined) onChange({ ...value, sample });
          }}
        >
          {sampleGroups.map((group) => (
            <optgroup key={group} label={t(`samples:group.${group}`)}>
              {sampleNames
                .filter((name) => sampleOf(name).group === group)
                .map((name) => (
                  <option key={name} value={name}>
                    {sentence(`${name}.title`, sampleOf(name).title)}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </div>
      <div className="setting">
        <label htmlFor={`${id}-count`}>{t('what.count')}</label>
        <div className="setting-value">
          <input
            id={`${id}-count`}
            className="input input-short"
            inputMode="numeric"
            value={value.count}
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => onChange({ ...value, count: target.value })}
          />
          <p id={`${id}-hint`} className="setting-hint">
            {t('what.countHint', { most })}
          </p>
        </div>
      </div>
      <div className="setting">
        <span />
        <label className="sending-check">
          <input
            type="checkbox"
            checked={value.isCounted}
            onChange={({ target }) => onChange({ ...value, isCounted: target.checked })}
          />
          <span>{t('gateway.label', { url: `http://127.0.0.1:${gatewayPort}` })}</span>
        </label>
      </div>
    </>
  );
}
