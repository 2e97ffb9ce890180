import electron from 'electron';

/** How Electron took a picture before its clipboard became the web's (Electron 43). */
interface OlderClipboard {
  writeImage(image: electron.NativeImage): void;
}

/** Puts a PNG into the clipboard. */
export async function copyPicture(png: Buffer): Promise<void> {
  const { clipboard, nativeImage } = electron;
  if ('writeImage' in clipboard) {
    (clipboard as unknown as OlderClipboard).writeImage(nativeImage.createFromBuffer(png));
    return;
  }
  const blob = new Blob([Uint8Array.from(png)], { type: 'image/png' });
  await clipboard.write([new electron.ClipboardItem({ 'image/png': blob })]);
}
