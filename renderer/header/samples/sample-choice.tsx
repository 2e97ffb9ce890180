import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { sampleGroups, sampleNames, sampleOf, type SampleName } from '../../../shared/sample.ts';
import { useSentences } from '../../ui/use-sentences.ts';

interface SampleChoiceProps {
  readonly value: SampleName;
  readonly onChange: (name: SampleName) => void;
}

/** The samples by group. One group of radio buttons for the browser, so that the arrow keys go through all of them. */
export function SampleChoice({ value, onChange }: SampleChoiceProps) {
  const { t } = useTranslation('samples');
  const sentence = useSentences('sample-texts');
  const radios = useId();
  return (
    <div className="samples-choice">
      {sampleGroups.map((group) => (
        <fieldset key={group}>
          <legend>{t(`group.${group}`)}</legend>
          {sampleNames
            .filter((name) => sampleOf(name).group === group)
            .map((name) => (
              <label key={name} className="samples-row">
                <input
                  type="radio"
                  name={radios}
                  checked={name === value}
                  {...(name === value && { 'data-focus-first': true })}
                  onChange={() => onChange(name)}
                />
                <span className="truncate">{sentence(`${name}.title`, sampleOf(name).title)}</span>
                <span className="samples-source">{t(`source.${sampleOf(name).source}`)}</span>
              </label>
            ))}
        </fieldset>
      ))}
    </div>
  );
}
