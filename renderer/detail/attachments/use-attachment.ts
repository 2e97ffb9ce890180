import { useState } from 'react';
import type { AttachmentPlace } from '../../../shared/contract/arguments.ts';
import type {
  AttachmentFacts,
  AttachmentFault,
  AttachmentPreview,
  AttachmentSaved,
} from '../../../shared/attachment-file.ts';
import type { Result } from '../../../shared/result.ts';
import { bridge } from '../../bridge.ts';

export interface AttachmentState {
  /** What the user asked for and what is under way. */
  readonly busy: 'check' | 'preview' | 'save' | null;
  /** The last answer to each question, as long as no newer one failed. */
  readonly facts: AttachmentFacts | null;
  readonly preview: AttachmentPreview | null;
  readonly saved: AttachmentSaved | null;
  readonly failure: {
    readonly fault: AttachmentFault | 'not-written';
    readonly detail: string;
  } | null;
}

const untouched: AttachmentState = {
  busy: null,
  facts: null,
  preview: null,
  saved: null,
  failure: null,
};

/** What is known of one attachment. Nothing is asked before one of its three verbs is called. */
export function useAttachment(place: AttachmentPlace, name: string) {
  const [state, setState] = useState(untouched);

  async function ask<T>(
    busy: NonNullable<AttachmentState['busy']>,
    question: Promise<Result<T, AttachmentFault | 'not-written'>>,
    keep: (value: T) => Partial<AttachmentState>,
  ) {
    setState((before) => ({ ...before, busy, failure: null, saved: null }));
    // A call that breaks off, because the inspector died under it, is said like any other failure.
    const answer = await question.catch(
      (error: unknown) => ({ ok: false, fault: 'unreachable', detail: String(error) }) as const,
    );
    setState((before) => {
      if (answer.ok) return { ...before, busy: null, ...keep(answer.value) };
      const { fault, detail } = answer;
      return { ...before, busy: null, failure: fault === 'cancelled' ? null : { fault, detail } };
    });
  }

  return {
    state,
    check: () => ask('check', bridge.call('attachment.check', place), (facts) => ({ facts })),
    preview: () =>
      ask('preview', bridge.call('attachment.preview', place), (preview) => ({
        preview,
        facts: preview.facts,
      })),
    hide: () => setState((before) => ({ ...before, preview: null })),
    save: () =>
      ask('save', bridge.call('attachment.save', { ...place, name }), (saved) => ({ saved })),
  };
}
