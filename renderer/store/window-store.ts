import { createStore } from 'zustand';
import type { StoreApi } from 'zustand';
import type { Bridge } from '../../shared/contract/bridge.ts';
import { createAccessSlice } from './access-slice.ts';
import type { AccessSlice } from './access-slice.ts';
import { createCallSlice } from './call-slice.ts';
import type { CallSlice } from './call-slice.ts';
import { createCheckSlice } from './check-slice.ts';
import type { CheckSlice } from './check-slice.ts';
import { createCompareSlice } from './compare-slice.ts';
import type { CompareSlice } from './compare-slice.ts';
import { createCopySlice } from './copy-slice.ts';
import type { CopySlice } from './copy-slice.ts';
import { createCrmSlice } from './crm-slice.ts';
import type { CrmSlice } from './crm-slice.ts';
import { createDestinationsSlice } from './destinations-slice.ts';
import type { DestinationsSlice } from './destinations-slice.ts';
import { createDialogSlice } from './dialog-slice.ts';
import type { DialogSlice } from './dialog-slice.ts';
import { createExportSlice } from './export-slice.ts';
import type { ExportSlice } from './export-slice.ts';
import { createFindSlice } from './find-slice.ts';
import type { FindSlice } from './find-slice.ts';
import { createHistorySlice } from './history-slice.ts';
import type { HistorySlice } from './history-slice.ts';
import { createImportSlice } from './import-slice.ts';
import type { ImportSlice } from './import-slice.ts';
import { createInspectorSlice } from './inspector-slice.ts';
import type { InspectorSlice } from './inspector-slice.ts';
import { createLayoutSlice } from './layout-slice.ts';
import type { LayoutSlice } from './layout-slice.ts';
import { createListSlice } from './list-slice.ts';
import type { ListSlice } from './list-slice.ts';
import { createWindowStorage } from './storage.ts';
import type { WindowStorage } from './storage.ts';
import { createManySlice } from './many-slice.ts';
import type { ManySlice } from './many-slice.ts';
import { createOpenedSlice } from './opened-slice.ts';
import type { OpenedSlice } from './opened-slice.ts';
import { createPlaySlice } from './play-slice.ts';
import type { PlaySlice } from './play-slice.ts';
import { createRemovalSlice } from './removal-slice.ts';
import type { RemovalSlice } from './removal-slice.ts';
import { createRepliesSlice } from './replies-slice.ts';
import type { RepliesSlice } from './replies-slice.ts';
import { createSampleSlice } from './sample-slice.ts';
import type { SampleSlice } from './sample-slice.ts';
import { createSelectionSlice } from './selection-slice.ts';
import type { SelectionSlice } from './selection-slice.ts';
import { createSendingSlice } from './sending-slice.ts';
import type { SendingSlice } from './sending-slice.ts';
import { createTypesSlice } from './types-slice.ts';
import type { TypesSlice } from './types-slice.ts';
import { createUpdatesSlice } from './updates-slice.ts';
import type { UpdatesSlice } from './updates-slice.ts';

export type WindowState = InspectorSlice &
  ListSlice &
  LayoutSlice &
  DialogSlice &
  SelectionSlice &
  HistorySlice &
  ManySlice &
  RemovalSlice &
  ExportSlice &
  FindSlice &
  ImportSlice &
  OpenedSlice &
  CallSlice &
  CheckSlice &
  CompareSlice &
  TypesSlice &
  CopySlice &
  CrmSlice &
  RepliesSlice &
  AccessSlice &
  DestinationsSlice &
  SendingSlice &
  PlaySlice &
  SampleSlice &
  UpdatesSlice;
export type WindowStore = StoreApi<WindowState>;

/** The window's state: a projection of the inspector's, and the user's choices. */
export function createWindowStore(
  bridge: Bridge,
  now: () => number,
  storage: WindowStorage = createWindowStorage(),
): WindowStore {
  return createStore<WindowState>()((...slice) => ({
    ...createInspectorSlice(bridge, now)(...slice),
    ...createListSlice(bridge, storage)(...slice),
    ...createLayoutSlice(...slice),
    ...createDialogSlice(...slice),
    ...createSelectionSlice(bridge)(...slice),
    ...createHistorySlice(bridge)(...slice),
    ...createManySlice(bridge)(...slice),
    ...createRemovalSlice(bridge, now)(...slice),
    ...createExportSlice(bridge)(...slice),
    ...createFindSlice(...slice),
    ...createImportSlice(bridge, now)(...slice),
    ...createOpenedSlice(bridge)(...slice),
    ...createCallSlice(bridge, now, storage)(...slice),
    ...createCheckSlice(bridge)(...slice),
    ...createCompareSlice(...slice),
    ...createTypesSlice(...slice),
    ...createCopySlice(bridge)(...slice),
    ...createCrmSlice(bridge)(...slice),
    ...createRepliesSlice(bridge)(...slice),
    ...createAccessSlice(bridge)(...slice),
    ...createDestinationsSlice(bridge)(...slice),
    ...createSendingSlice(bridge, storage)(...slice),
    ...createPlaySlice(bridge)(...slice),
    ...createSampleSlice(bridge)(...slice),
    ...createUpdatesSlice(bridge)(...slice),
  }));
}
