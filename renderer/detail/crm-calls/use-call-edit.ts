import { useState } from 'react';
import type { CrmCall } from '../../../shared/crm-call.ts';
import { crmEditKey, type CrmEdit } from '../../store/crm-slice.ts';
import { useWindow } from '../../store/use-window.ts';
import { useUndo } from '../../ui/use-undo.ts';

/** What the user edited of a call, and what can be done with it. */
export interface CallEdit {
  /** `null` while the call is as it stands. */
  readonly edit: CrmEdit | null;
  /** What is sent: the edited call, or the call as it stands. */
  readonly sent: CrmEdit;
  /** Whether the editor was opened just now, and takes the focus. */
  readonly isOpened: boolean;
  readonly open: () => void;
  readonly change: (edit: CrmEdit) => void;
  readonly discard: () => void;
  /** Brings back what was discarded; `null` when nothing was. */
  readonly restore: (() => void) | null;
}

/** The edited form of a call, which stays when another request is looked at. */
export function useCallEdit(request: number, call: CrmCall): CallEdit {
  const key = crmEditKey(request, call.name);
  const edit = useWindow((state) => state.crmEdits).get(key) ?? null;
  const editCall = useWindow((state) => state.editCrmCall);
  const [isOpened, setIsOpened] = useState(false);
  const [discarded, setDiscarded] = useState<CrmEdit | null>(null);
  const restore = () => {
    editCall(key, discarded);
    setDiscarded(null);
  };
  useUndo(discarded === null ? null : restore);
  return {
    edit,
    sent: edit ?? asItStands(call),
    isOpened,
    open: () => {
      setDiscarded(null);
      setIsOpened(true);
      editCall(key, asItStands(call));
    },
    change: (next) => editCall(key, next),
    discard: () => {
      setDiscarded(edit);
      editCall(key, null);
    },
    restore: discarded === null ? null : restore,
  };
}

function asItStands({ pathIds, body }: CrmCall): CrmEdit {
  return {
    pathIds: Object.fromEntries(
      Object.entries(pathIds).map(([name, value]) => [name, value ?? '']),
    ),
    body: JSON.stringify(body, null, 2),
  };
}
