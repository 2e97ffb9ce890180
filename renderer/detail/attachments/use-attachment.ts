import { useState } from 'react';
import type { AttachmentReference } from '../../../shared/contract/arguments.ts';
import type {
  AttachmentFacts,
  AttachmentFault,
  AttachmentPreview,
  AttachmentSaved,
} from '../../../shared/attachment-file.ts';
import type { Result } from '../../../shared/result.ts';
import { bridge } from '../../bridge.ts';

export interface AttachmentState {
  /** The user's action that is running. */
  readonly busy: 'check' | 'preview' | 'save' | null;
  /** The latest result of each action; a newer failure leaves it. */
  readonly facts: AttachmentFacts | null;
  readonly preview: AttachmentPreview | null;
  readonly saved: AttachmentSaved | null;
  readonly failure: {
    readonly fault: AttachmentFault | 'not-written';
    readonly detail: string;
  } | null;
}

const initial: AttachmentState = {
  busy: null,
  facts: null,
  preview: null,
  saved: null,
  failure: null,
};

/** The state of one attachment and its three actions. Nothing is fetched before one of them is called. */
export function useAttachment(reference: AttachmentReference, name: string) {
  const [state, setState] = useState(initial);

  async function run<T>(
    busy: NonNullable<AttachmentState['busy']>,
    call: Promise<Result<T, AttachmentFault | 'not-written'>>,
    toState: (value: T) => Partial<AttachmentState>,
  ) {
    setState((before) => ({ ...before, busy, failure: null, saved: null }));
    // A call whose inspector ended is reported like any other failure.
    const answer = await call.catch(
      (error: unknown) => ({ ok: false, fault: 'unreachable', detail: String(error) }) as const,
    );
    setState((before) => {
      if (answer.ok) return { ...before, busy: null, ...toState(answer.value) };
      const { fault, detail } = answer;
      return { ...before, busy: null, failure: fault === 'cancelled' ? null : { fault, detail } };
    });
  }

  return {
    state,
    check: () => run('check', bridge.call('attachment.check', reference), (facts) => ({ facts })),
    preview: () =>
      run('preview', bridge.call('attachment.preview', reference), (preview) => ({
        preview,
        facts: preview.facts,
      })),
    hide: () => setState((before) => ({ ...before, preview: null })),
    save: () =>
      run('save', bridge.call('attachment.save', { ...reference, name }), (saved) => ({ saved })),
  };
}
