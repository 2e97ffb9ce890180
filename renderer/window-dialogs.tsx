import type { ComponentType } from 'react';
import { Palette } from './commands/palette.tsx';
import {
  AddressWizard,
  CheckDialog,
  Destinations,
  KeysSheet,
  NoCallDialog,
  OpenedDialog,
  PasteDialog,
  PasteHelp,
  PlayDialog,
  RepliesDialog,
  ReportDialog,
  SendingDialogs,
  SettingsDialog,
  TokenDialog,
  TypesDialog,
} from './later-parts.tsx';
import type { WindowDialog } from './store/dialog-slice.ts';
import { useWindow } from './store/use-window.ts';
import { inBackground } from './ui/failures.ts';

type NamedDialog = ComponentType<{ readonly onClose: () => void }>;

/** The dialogs of the whole window by their names. */
const dialogs: Readonly<Record<Exclude<WindowDialog['is'], 'settings'>, NamedDialog>> = {
  palette: Palette,
  replies: RepliesDialog,
  keys: KeysSheet,
  'paste-help': PasteHelp,
  'no-call': NoCallDialog,
  check: CheckDialog,
  token: TokenDialog,
  'address-wizard': AddressWizard,
  report: ReportDialog,
};

/** The dialogs that are open. */
export function WindowDialogs() {
  const dialog = useWindow((state) => state.dialog);
  const close = useWindow((state) => state.closeDialog);
  const typedScope = useWindow((state) => state.typedScope);
  const closeTypes = useWindow((state) => state.closeTypes);
  const pasteText = useWindow((state) => state.pasteText);
  const closePaste = useWindow((state) => state.closePaste);
  const sending = useWindow((state) => state.sendingDialog);
  const closeSending = useWindow((state) => state.closeSendingDialog);
  const play = useWindow((state) => state.playDialog);
  const closePlay = useWindow((state) => state.closePlay);
  return (
    <>
      {play !== null && <PlayDialog onClose={closePlay} />}
      {sending !== null && <SendingDialogs onClose={closeSending} />}
      {pasteText !== null && <PasteDialog begun={pasteText} onClose={closePaste} />}
      {typedScope !== null && <TypesDialog scope={typedScope} onClose={closeTypes} />}
      <FirstOpened />
      {dialog?.is === 'settings' && (
        <SettingsDialog at={dialog.at} destinations={<Destinations />} onClose={close} />
      )}
      {dialog !== null && dialog.is !== 'settings' && <Named is={dialog.is} onClose={close} />}
    </>
  );
}

function Named({
  is,
  onClose,
}: {
  readonly is: keyof typeof dialogs;
  readonly onClose: () => void;
}) {
  const Dialog = dialogs[is];
  return <Dialog onClose={onClose} />;
}

/** The first of the files that the system opened the app with, while others wait. */
function FirstOpened() {
  const [first, ...later] = useWindow((state) => state.openedFiles);
  const leave = useWindow((state) => state.leaveOpened);
  if (first === undefined) return null;
  return (
    <OpenedDialog
      key={first.file}
      opened={first}
      waiting={later.length}
      onClose={() => inBackground(leave(first.file))}
    />
  );
}
