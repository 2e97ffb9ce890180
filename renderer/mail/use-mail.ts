import { useStore } from 'zustand';
import { bridge } from '../bridge.ts';
import { createMailStore, type MailState } from './mail-store.ts';
import { drawSvgInFrame } from './sanitizer.ts';

const mailStore = createMailStore(bridge, drawSvgInFrame);

/** A part of what the window knows of mails. The component is drawn again when that part changes. */
export function useMail<Part>(select: (state: MailState) => Part): Part {
  return useStore(mailStore, select);
}
