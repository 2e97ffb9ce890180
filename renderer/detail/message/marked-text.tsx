import { useTranslation } from 'react-i18next';
import type { UnicodeCharacter } from '../../../shared/sms.ts';
import { NamedCharacters } from '../../ui/sender-text.tsx';
import { markedRuns } from './marked-runs.ts';

interface MarkedTextProps {
  readonly text: string;
  readonly unicodeCharacters: readonly UnicodeCharacter[];
}

/** A text with marks on the characters that GSM-7 does not have; `UnicodeCharacters` names them below it. */
export function MarkedText({ text, unicodeCharacters }: MarkedTextProps) {
  const { t } = useTranslation('findings');
  const codePoints = new Map(
    unicodeCharacters.map(({ character, codePoint }) => [character, codePoint]),
  );
  return markedRuns(text, codePoints).map(({ text: run, marked }, index) =>
    marked.length === 0 ? (
      <span key={index}>
        <NamedCharacters text={run} />
      </span>
    ) : (
      <mark
        key={index}
        className="sms-unicode"
        title={t('sms.notInGsm7', { codePoint: marked.join(', ') })}
      >
        <NamedCharacters text={run} />
      </mark>
    ),
  );
}
