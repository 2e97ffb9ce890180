import { KeysSheet } from './commands/keys-sheet.tsx';
import { CompareView } from './compare/compare-view.tsx';
import { LoadedRequest } from './detail/loaded-request.tsx';
import { CheckDialog } from './check/check-dialog.tsx';
import { Destinations } from './forward/destinations.tsx';
import { SendingDialogs } from './forward/sending-dialogs.tsx';
import { AddressWizard } from './header/address-wizard/address-wizard.tsx';
import { NoCallDialog } from './header/no-call/no-call-dialog.tsx';
import { PasteHelp } from './header/paste-help.tsx';
import { ReportDialog } from './report/report-dialog.tsx';
import { PlayDialog } from './play/play-dialog.tsx';
import { RepliesDialog } from './settings/replies/replies-dialog.tsx';
import { SettingsDialog } from './settings/settings-dialog.tsx';
import { OpenedDialog } from './import/opened-dialog.tsx';
import { PasteDialog } from './import/paste-dialog.tsx';
import { TokenDialog } from './token/token-dialog.tsx';
import { TypesDialog } from './types/types-dialog.tsx';

/** What the window does not need for its first paint. It is one file for the page, which `later-parts.tsx` loads soon after. */
export const parts = {
  AddressWizard,
  CheckDialog,
  CompareView,
  Destinations,
  KeysSheet,
  LoadedRequest,
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
};
