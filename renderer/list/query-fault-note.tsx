import { CircleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shown } from '../../shared/hidden-characters.ts';
import type { QueryFault } from '../../shared/search.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import '../ui/tone.css';
import { NamedCharacters } from '../ui/sender-text.tsx';
import { useSentences } from '../ui/use-sentences.ts';
import { corrected, markedMistake } from './query-mistake.ts';
import './query-fault-note.css';

/** The id of the note, for the search box's `aria-describedby`. */
export const queryFaultId = 'query-fault';

/** A query is wrong while it is half typed, so the note waits until the user stops typing. */
const pauseMs = 500;

/** The mistake in the query, the query around it, and a suggestion. `onUse` runs when the suggestion was taken. */
export function QueryFaultNote({ onUse }: { readonly onUse: () => void }) {
  const fault = useWindow((state) => state.queryFault);
  const [shownFault, setShownFault] = useState<typeof fault>(null);

  useEffect(() => {
    const timer = setTimeout(() => setShownFault(fault), pauseMs);
    return () => clearTimeout(timer);
  }, [fault]);

  const isShown = fault !== null && shownFault !== null;
  return (
    <div id={queryFaultId} className="query-fault" role="status" hidden={!isShown}>
      {isShown && <QueryFaultText text={shownFault.text} fault={shownFault.fault} onUse={onUse} />}
    </div>
  );
}

interface FaultProps {
  readonly text: string;
  readonly fault: QueryFault;
  readonly onUse: () => void;
}

function QueryFaultText({ text, fault, onUse }: FaultProps) {
  const { t } = useTranslation();
  const sentence = useSentences('query');
  const filter = useWindow((state) => state.filter);
  const setFilter = useWindow((state) => state.setFilter);
  const mistake = markedMistake(text, fault.at);
  const better = corrected(text, fault);
  return (
    <>
      <p className="query-fault-words selectable tone-error">
        <CircleAlert size={14} aria-hidden />
        {sentence(fault.code, fault.message, { text: mistake.marked })}
      </p>
      <p className="query-fault-context">
        <code className="selectable">
          <NamedCharacters text={mistake.before} />
          <mark>
            <NamedCharacters text={mistake.marked} />
          </mark>
          <NamedCharacters text={mistake.after} />
        </code>
        {better !== null && (
          <Button
            title={shown(better)}
            onClick={() => {
              setFilter({ ...filter, text: better });
              onUse();
            }}
          >
            <span className="truncate">{t('list.searchFor', { query: better })}</span>
          </Button>
        )}
      </p>
    </>
  );
}
