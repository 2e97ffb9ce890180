import { useStore } from 'zustand';
import { bridge } from '../bridge.ts';
import { createMailStore, type MailState } from './mail-store.ts';
import { drawSvgInFrame } from './sanitizer.ts';

export const mailStore = createMailStore(bridge, drawSvgInFrame);

/** Selects a part of the shared state of mail views. The component renders again when that part changes. */
export function useMail<Part>(select: (state: MailState) => Part): Part {
  return useStore(mailStore, select);
}
