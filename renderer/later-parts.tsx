import { DetailSkeleton } from './detail/detail-skeleton.tsx';
import { laterCode, laterDialog, laterPart } from './ui/later.tsx';

/** The parts that the first paint does without, in one file for the page. */
export const partsCode = laterCode(async () => (await import('./parts.ts')).parts);

export const LoadedRequest = laterPart(partsCode, (parts) => parts.LoadedRequest, DetailSkeleton);
export const CompareView = laterPart(partsCode, (parts) => parts.CompareView);
export const Destinations = laterPart(partsCode, (parts) => parts.Destinations);
export const AddressWizard = laterDialog(partsCode, (parts) => parts.AddressWizard);
export const CheckDialog = laterDialog(partsCode, (parts) => parts.CheckDialog);
export const KeysSheet = laterDialog(partsCode, (parts) => parts.KeysSheet);
export const NoCallDialog = laterDialog(partsCode, (parts) => parts.NoCallDialog);
export const OpenedDialog = laterDialog(partsCode, (parts) => parts.OpenedDialog);
export const PasteDialog = laterDialog(partsCode, (parts) => parts.PasteDialog);
export const PasteHelp = laterDialog(partsCode, (parts) => parts.PasteHelp);
export const PlayDialog = laterDialog(partsCode, (parts) => parts.PlayDialog);
export const RepliesDialog = laterDialog(partsCode, (parts) => parts.RepliesDialog);
export const ReportDialog = laterDialog(partsCode, (parts) => parts.ReportDialog);
export const SendingDialogs = laterDialog(partsCode, (parts) => parts.SendingDialogs);
export const SettingsDialog = laterDialog(partsCode, (parts) => parts.SettingsDialog);
export const TokenDialog = laterDialog(partsCode, (parts) => parts.TokenDialog);
export const TypesDialog = laterDialog(partsCode, (parts) => parts.TypesDialog);
