import type { InspectorProgress } from '../../../shared/state.ts';
import type { Admission } from '../access/admission.ts';
import type { Core } from '../core-interface.ts';
import type { Replies } from '../replies/replies.ts';

interface ProgressSources extends Pick<Core, 'search' | 'inspection' | 'forwarder'> {
  readonly replies: Pick<Replies, 'undecided'>;
  readonly admission: Pick<Admission, 'dropped' | 'receiving'>;
}

/** How far the background work is, and what was only counted. */
export function readProgress({
  search,
  inspection,
  replies,
  admission,
  forwarder,
}: ProgressSources): InspectorProgress {
  return {
    search: search.state(),
    recheck: inspection.progress(),
    undecided: replies.undecided(),
    droppedStrays: admission.dropped(),
    pause: admission.receiving.pause(),
    destinations: forwarder.states(),
  };
}
