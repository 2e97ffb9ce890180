// @ts-check
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The stand-in is this long, so that it can name its own length. */
export const runtimeBytes = 4096;

/**
 * What electron-builder makes an AppImage with, in the folders where it looks (APPIMAGE_TOOLS_PATH): the tools of the
 * system, and a stand-in for the runtime, the small program at the head of an AppImage that mounts the rest. The real one
 * is in no package registry. What ships is made with electron-builder's own.
 * @param {string} folder
 * @returns {string} the folder of the tools
 */
export function makeAppImageTools(folder) {
  const tools = join(folder, 'appimage-tools');
  mkdirSync(join(tools, 'runtimes'), { recursive: true });
  mkdirSync(join(tools, 'lib', 'x64'), { recursive: true });
  for (const name of ['mksquashfs', 'desktop-file-validate'])
    symlinkSync(join('/usr/bin', name), join(tools, name));
  writeFileSync(join(tools, 'runtimes', 'runtime-x64'), standInRuntime());
  return tools;
}

function standInRuntime() {
  const script = `#!/bin/sh
# Stands in for the AppImage runtime: it unpacks what follows, instead of mounting it, and starts it.
folder=$(mktemp -d)
unsquashfs -quiet -no-progress -offset ${runtimeBytes} -dest "$folder/app" "$0" >/dev/null
APPIMAGE=$(readlink -f "$0") APPDIR=$folder/app "$folder/app/AppRun" "$@"
code=$?
rm -rf "$folder"
exit $code
`;
  return `${script}${'#'.repeat(runtimeBytes - script.length - 1)}\n`;
}
