import type { Inspection } from '../../../shared/inspection.ts';
import type { CapturedRequest, SentReply } from '../../../shared/request.ts';

/** One request with everything that is known of it: what goes into an export. */
export interface ExportEntry {
  readonly request: CapturedRequest;
  readonly reply: SentReply | null;
  readonly inspection: Inspection | null;
  /** The bytes kept, as they came (transfer coding removed, content coding not). */
  readonly body: Uint8Array;
}
