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
import { corrected, markedPlace } from './query-place.ts';
import './query-fault-note.css';

/** The id of the note, for the search box to be described by. */
export const queryFaultId = 'query-fault';

/** A query is at fault between most of its keys: nobody is told so before the hands rest. */
const restMs = 500;

/** What is wrong with the query, where, and what would be right. `onUse`: the suggestion was taken. */
export function QueryFaultNote({ onUse }: { readonly onUse: () => void }) {
  const wrong = useWindow((state) => state.queryFault);
  const [rested, setRested] = useState<typeof wrong>(null);

  useEffect(() => {
    const timer = setTimeout(() => setRested(wrong), restMs);
    return () => clearTimeout(timer);
  }, [wrong]);

  const said = wrong !== null && rested !== null;
  return (
    <div id={queryFaultId} className="query-fault" role="status" hidden={!said}>
      {said && <Fault text={rested.text} fault={rested.fault} onUse={onUse} />}
    </div>
  );
}

interface FaultProps {
  readonly text: string;
  readonly fault: QueryFault;
  readonly onUse: () => void;
}

function Fault({ text, fault, onUse }: FaultProps) {
  const { t } = useTranslation();
  const sentence = useSentences('query');
  const filter = useWindow((state) => state.filter);
  const setFilter = useWindow((state) => state.setFilter);
  const place = markedPlace(text, fault.at);
  const better = corrected(text, fault);
  return (
    <>
      <p className="query-fault-words selectable tone-error">
        <CircleAlert size={14} aria-hidden />
        {sentence(fault.code, fault.message, { text: place.marked })}
      </p>
      <p className="query-fault-place">
        <code className="selectable">
          <NamedCharacters text={place.before} />
          <mark>
            <NamedCharacters text={place.marked} />
          </mark>
          <NamedCharacters text={place.after} />
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
