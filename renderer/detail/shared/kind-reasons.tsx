import type { KindEvidence } from '../../../shared/inspection.ts';
import type { IssuePlace } from './place.ts';
import { PlaceLink } from './place-link.tsx';
import { useIssueTexts } from './use-issue-texts.ts';
import './issue-line.css';

interface KindReasonsProps {
  readonly evidence: readonly KindEvidence[];
  readonly onOpen: (place: IssuePlace) => void;
}

/** The evidence for a request's kind, and the difference to a message for a request that resembles one. */
export function KindReasons({ evidence, onOpen }: KindReasonsProps) {
  const { reason } = useIssueTexts();
  return (
    <ul className="kind-reasons selectable">
      {evidence.map((one, index) => (
        <li key={index}>
          {reason(one)}
          {one.path !== null && (
            <PlaceLink place={{ is: 'field', path: one.path }} onOpen={onOpen} />
          )}
        </li>
      ))}
    </ul>
  );
}
